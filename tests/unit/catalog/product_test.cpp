#include <catch.hpp>

#include <algorithm>

#include "catalog/domain/errors.hpp"
#include "catalog/domain/product.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::catalog::domain;
using namespace std::chrono;

namespace {

const base::instant now = tests::manual_clock().now();
const origin_decision eligible{origin_verdict::eligible, 7, "盐源县", 2026y / March / 2};
const origin_decision unproven{origin_verdict::needs_proof, 8, "汉源县", 2026y / March / 2};

const std::optional<mark_standing> authorised = mark_standing{"SF-2026-000001-X", "authorised", true};

product_details apples(storage_condition storage = {storage_class::chilled, -1'000, 4'000}) {
    return {.name_zh = "盐源苹果",
            .category = "fruit",
            .origin_county_code = "513423",
            .storage = storage,
            .shelf_life_hours = 2'160,
            .unit_name_zh = "箱",
            .unit_net_mass_g = 10'000};
}

product draft() { return *draft_product(tests::numbered<product_id>(1), tests::numbered<organisation_id>(2), apples(), eligible, now); }

std::vector<std::string> storage_faults(storage_condition storage) {
    const auto checked = check_storage(storage);
    std::vector<std::string> pointers;
    if (!checked)
        for (const auto& field : checked.error().fields) pointers.push_back(field.pointer);
    return pointers;
}

}  // namespace

TEST_CASE("a draft is its supplier's first version", "[catalog][domain]") {
    const auto what = draft();
    CHECK(what.status == product_status::draft);
    CHECK(what.version == 1);
    CHECK_FALSE(what.published_at);
}

TEST_CASE("a product of eligible origin is published once", "[catalog][domain]") {
    const auto published = publish(draft(), eligible, authorised, now + hours(1));
    REQUIRE(published);
    CHECK(published->status == product_status::published);
    CHECK(published->version == 2);
    CHECK(published->published_at == now + hours(1));
    CHECK(publish(*published, eligible, authorised, now).error().code == "product-already-published");
}

TEST_CASE("a product whose county does not decide needs a proof before publication", "[catalog][domain]") {
    const auto refused = publish(draft(), unproven, authorised, now);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "origin-not-proven");
    CHECK(refused.error().detail.find("汉源县") != std::string::npos);
}

TEST_CASE("nothing is published that may not carry the mark, and the refusal says which certificate stands in the way",
          "[catalog][domain]") {
    CHECK(publish(draft(), eligible, std::nullopt, now).error().code == "product-not-authorised");
    const auto refused = publish(draft(), eligible, mark_standing{"SF-2026-000001-X", "suspended", false}, now);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "product-not-authorised");
    CHECK(refused.error().detail == "Certificate SF-2026-000001-X is suspended today.");
}

TEST_CASE("the day of publication decides, not the day of drafting", "[catalog][domain]") {
    auto early = draft();
    early.origin = unproven;
    const auto published = publish(early, eligible, authorised, now);
    REQUIRE(published);
    CHECK(published->origin == eligible);
}

TEST_CASE("a storage range lies within the band of its class, ends included", "[catalog][domain]") {
    for (const auto kind :
         {storage_class::frozen, storage_class::chilled, storage_class::cool, storage_class::warm, storage_class::ambient}) {
        const auto band = band_of(kind);
        CHECK(storage_faults({kind, band.min_mc, band.max_mc}).empty());
        CHECK(storage_faults({kind, band.min_mc - 1, band.max_mc}) == std::vector<std::string>{"/storage/min_mc"});
        CHECK(storage_faults({kind, band.min_mc, band.max_mc + 1}) == std::vector<std::string>{"/storage/max_mc"});
        CHECK(storage_faults({kind, band.max_mc, band.max_mc}) == std::vector<std::string>{"/storage/max_mc"});
        CHECK(parse_storage_class(name_of(kind)) == kind);
    }
    CHECK_FALSE(parse_storage_class("Frozen"));
}

TEST_CASE("a frozen product above minus eighteen degrees is not drafted", "[catalog][domain]") {
    const auto refused = draft_product({}, {}, apples({storage_class::frozen, -25'000, -17'999}), eligible, now);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "storage-out-of-class");
}

TEST_CASE("goods say how they are kept and what they weigh, a service says nothing of it", "[catalog][domain]") {
    const auto faults = [](const product_details& details, bool service_category) {
        std::vector<std::string> found;
        const auto fits = check_kind(details, service_category);
        if (!fits)
            for (const auto& each : fits.error().fields) found.push_back(each.pointer + " " + each.code);
        return found;
    };
    using texts = std::vector<std::string>;
    CHECK(faults(apples(), false).empty());
    CHECK(faults(apples(), true) ==
          texts{"/storage not-of-a-service", "/shelf_life_hours not-of-a-service", "/unit_net_mass_g not-of-a-service"});
    product_details tour{
        .name_zh = "古蔺一日游", .category = "tourism", .origin_county_code = "510525", .service = true, .unit_name_zh = "人"};
    CHECK(faults(tour, true).empty());
    CHECK(check_details(tour));
    CHECK(faults(tour, false) == texts{"/storage required", "/shelf_life_hours required", "/unit_net_mass_g required"});
    tour.sku.unit_gross_mass_g = 1;
    tour.sku.carton_units = 1;
    CHECK(faults(tour, true) == texts{"/unit_gross_mass_g not-of-a-service", "/carton_units not-of-a-service"});
    tour.harvested = {{January / 1, January / 2}, {January / 2, January / 3}};
    CHECK(check_details(tour).error().code == "product-seasons-invalid");
}

TEST_CASE("of several seasons each counts, and none shares a day with another", "[catalog][domain]") {
    const auto day = [](std::string_view text) { return parse_month_day(text).value(); };
    const seasons two{{day("10-01"), day("03-31")}, {day("05-10"), day("06-30")}};
    CHECK(check_seasons(two));
    CHECK(check_seasons({}));
    CHECK(is_in_season(two, 2026y / December / 31));
    CHECK(is_in_season(two, 2026y / March / 31));
    CHECK(is_in_season(two, 2026y / May / 10));
    CHECK_FALSE(is_in_season(two, 2026y / May / 9));
    CHECK_FALSE(is_in_season(two, 2026y / July / 1));
    CHECK_FALSE(is_in_season(seasons{}, 2026y / July / 1));
    const auto faults = [](const seasons& when) {
        std::vector<std::string> found;
        const auto fits = check_seasons(when);
        if (!fits)
            for (const auto& each : fits.error().fields) found.push_back(each.pointer + " " + each.code);
        return found;
    };
    using texts = std::vector<std::string>;
    CHECK(faults({{day("10-01"), day("03-31")}, {day("03-31"), day("04-30")}}) == texts{"/seasons/1 overlaps"});
    CHECK(faults({{day("10-01"), day("03-31")}, {day("04-01"), day("09-30")}}).empty());
    CHECK(faults({{day("11-01"), day("02-01")}, {day("12-01"), day("01-10")}, {day("06-01"), day("06-01")}}) ==
          texts{"/seasons/1 overlaps"});
    const seasons four(4, {day("01-01"), day("01-01")});
    CHECK(faults(four) == texts{"/seasons/1 overlaps", "/seasons/2 overlaps", "/seasons/3 overlaps"});
    seasons five;
    for (const auto* each : {"01-01", "02-01", "03-01", "04-01", "05-01"}) five.push_back({day(each), day(each)});
    CHECK(faults(five) == texts{"/seasons too-many"});
    five.pop_back();
    CHECK(faults(five).empty());
}

TEST_CASE("seasons are read as they were written, and nothing else is read", "[catalog][domain]") {
    const seasons two{{*parse_month_day("10-01"), *parse_month_day("03-31")}, {*parse_month_day("05-10"), *parse_month_day("06-30")}};
    CHECK(to_text(two) == "10-01..03-31;05-10..06-30");
    CHECK(parse_seasons("10-01..03-31;05-10..06-30") == two);
    CHECK(parse_seasons("") == seasons{});
    CHECK(to_text(seasons{}).empty());
    for (const auto* each : {"10-01", "10-01..", "10-01..13-01", "10-01..03-31;", ";10-01..03-31", "10-01,.03-31", "10-01..03-31 "}) {
        INFO(each);
        CHECK_FALSE(parse_seasons(each));
    }
    const seasons parts{{*parse_month_day("01-01"), *parse_month_day("03-31")},
                        {*parse_month_day("05-10"), *parse_month_day("06-30")},
                        {*parse_month_day("10-01"), *parse_month_day("12-31")}};
    CHECK(within_the_year(two) == parts);
}

TEST_CASE("a season may pass the turn of the year", "[catalog][domain]") {
    const season winter{*parse_month_day("11-01"), *parse_month_day("02-28")};
    CHECK(is_in_season(winter, 2026y / November / 1));
    CHECK(is_in_season(winter, 2026y / January / 15));
    CHECK(is_in_season(winter, 2026y / February / 28));
    CHECK_FALSE(is_in_season(winter, 2026y / March / 1));
    CHECK_FALSE(is_in_season(winter, 2026y / October / 31));
    const season summer{*parse_month_day("06-26"), *parse_month_day("10-31")};
    CHECK(is_in_season(summer, 2026y / June / 26));
    CHECK_FALSE(is_in_season(summer, 2026y / June / 25));
}

TEST_CASE("a day of the year is two digits, a hyphen and two digits", "[catalog][domain]") {
    CHECK(to_text(*parse_month_day("02-29")) == "02-29");
    for (const auto* text : {"02-30", "13-01", "00-10", "04-31", "4-01", "04/01", "04-1x", "", "04-011"})
        CHECK_FALSE(parse_month_day(text));
}

TEST_CASE("every row of the table of errors has both titles and its own code", "[catalog][domain]") {
    std::vector<std::string_view> codes;
    for (const auto& row : error_table()) {
        CHECK_FALSE(row.title_zh.empty());
        CHECK_FALSE(row.title_en.empty());
        CHECK(std::ranges::count(codes, row.code) == 0);
        codes.push_back(row.code);
    }
    CHECK_FALSE(codes.empty());
}
