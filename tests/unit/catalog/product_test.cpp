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
