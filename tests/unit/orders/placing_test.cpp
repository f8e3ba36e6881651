// Prices at the edges of their tiers, what the buyer saw against what is in force, and totals that would not fit.
#include <catch.hpp>

#include "orders/domain/errors.hpp"
#include "orders/domain/order/placing.hpp"
#include "platform/base/iso_week.hpp"
#include "tests/support/call_context.hpp"
#include "tests/support/seeded_random.hpp"

using namespace chuanpin;
using namespace chuanpin::orders::domain;
using tests::numbered;

namespace {

const base::instant noon = std::chrono::sys_days(std::chrono::year(2026) / 3 / 2) + std::chrono::hours(4);

offer_version version_of(unsigned char offer, std::int64_t version,
                         std::vector<price_tier> tiers = {{10, {680}}, {50, {640}}, {100, {600}}}) {
    return {.offer = numbered<offer_id>(offer),
            .version = version,
            .product = numbered<product_id>(offer),
            .supplier = numbered<organisation_id>(1),
            .name_zh = "苹果",
            .unit_net_mass_g = 10'000,
            .minimum_quantity = tiers.front().quantity_from,
            .tiers = std::move(tiers),
            .valid_from = noon,
            .storage = {"chilled", -1'000, 4'000},
            .origin_county_code = "513423",
            .shelf_life_hours = 100,
            .marked = {{"SF-2026-000001-X", std::chrono::year(2026) / 1 / 1, std::nullopt}}};
}

offer_book book_of(std::vector<offer_version> versions) {
    offer_book book;
    for (auto& each : versions) {
        auto& known = book[each.offer];
        known.newest_version = std::max(known.newest_version, each.version);
        known.live.push_back(std::move(each));
    }
    return book;
}

order_request request_of(std::vector<requested_line> lines) {
    return {.supplier = numbered<organisation_id>(1),
            .delivery = {"510107", "成都", "张"},
            .requested_delivery_date = base::business_date_of(noon),
            .lines = std::move(lines)};
}

std::string code_of(const base::result<priced_request>& answer) { return answer ? "" : answer.error().code; }

}  // namespace

TEST_CASE("a quantity is priced by the highest tier that it reaches", "[orders][domain]") {
    const auto offer = version_of(1, 1);
    CHECK_FALSE(unit_price_of(offer, 9));
    CHECK(unit_price_of(offer, 10) == base::fen{680});
    CHECK(unit_price_of(offer, 49) == base::fen{680});
    CHECK(unit_price_of(offer, 50) == base::fen{640});
    CHECK(unit_price_of(offer, 99) == base::fen{640});
    CHECK(unit_price_of(offer, 100) == base::fen{600});
    CHECK(unit_price_of(offer, base::wire_integer_max) == base::fen{600});
}

TEST_CASE("a version is in force from its beginning until just before its end", "[orders][domain]") {
    auto offer = version_of(1, 1);
    offer.valid_to = noon + std::chrono::hours(1);
    CHECK_FALSE(is_in_force(offer, noon - std::chrono::microseconds(1)));
    CHECK(is_in_force(offer, noon));
    CHECK(is_in_force(offer, *offer.valid_to - std::chrono::microseconds(1)));
    CHECK_FALSE(is_in_force(offer, *offer.valid_to));
}

TEST_CASE("the version that was seen is held against the one in force", "[orders][domain]") {
    auto first = version_of(1, 1);
    first.valid_to = noon + std::chrono::hours(1);
    auto second = version_of(1, 2);
    second.valid_from = noon + std::chrono::hours(1);
    const auto book = book_of({first, second});
    const auto id = numbered<offer_id>(1);
    CHECK(look_up(book, id, 1, noon).how == sight::current);
    CHECK(look_up(book, id, 2, noon).how == sight::changed);
    CHECK(look_up(book, id, 1, noon + std::chrono::hours(1)).how == sight::changed);
    CHECK(look_up(book, id, 2, noon + std::chrono::hours(1)).how == sight::current);
    CHECK(look_up(book, id, 3, noon).how == sight::not_yet_known);
    CHECK(look_up(book, numbered<offer_id>(2), 1, noon).how == sight::not_yet_known);
    CHECK(look_up(book, id, 1, noon - std::chrono::hours(1)).how == sight::ended);
}

TEST_CASE("lines are priced one by one and summed without rounding", "[orders][domain]") {
    const auto book = book_of({version_of(1, 1), version_of(2, 4, {{1, {333}}})});
    const auto priced = price(request_of({{numbered<offer_id>(1), 1, 50}, {numbered<offer_id>(2), 4, 3}}), book, noon);
    REQUIRE(priced);
    CHECK(priced->lines[0].amount == base::fen{32'000});
    CHECK(priced->lines[1].amount == base::fen{999});
    CHECK(priced->total == base::fen{32'999});
}

TEST_CASE("of several faults the most urgent is told, with every line that has it", "[orders][domain]") {
    auto foreign = version_of(3, 1);
    foreign.supplier = numbered<organisation_id>(2);
    auto ended = version_of(4, 1);
    ended.valid_to = noon;
    auto book = book_of({version_of(1, 2), version_of(2, 1), foreign, ended});
    const requested_line small{numbered<offer_id>(2), 1, 9};
    const requested_line other{numbered<offer_id>(3), 1, 10};
    const requested_line over{numbered<offer_id>(4), 1, 10};
    auto bare = version_of(5, 1);
    bare.marked = {{"SF-2026-000001-X", std::chrono::year(2026) / 3 / 3, std::nullopt}};
    book[bare.offer] = {1, {bare}};
    const requested_line unmarked{numbered<offer_id>(5), 1, 10};
    const requested_line changed{numbered<offer_id>(1), 1, 10};
    const requested_line unknown{numbered<offer_id>(9), 1, 10};
    CHECK(code_of(price(request_of({small}), book, noon)) == "below-minimum-quantity");
    CHECK(code_of(price(request_of({small, other}), book, noon)) == "order-of-several-suppliers");
    CHECK(code_of(price(request_of({small, other, unmarked}), book, noon)) == "product-not-authorised");
    CHECK(code_of(price(request_of({small, other, over, unmarked}), book, noon)) == "offer-expired");
    CHECK(code_of(price(request_of({small, other, over, unmarked, changed}), book, noon)) == "offer-changed");
    const auto all = price(request_of({small, unknown, other, over, changed, unknown}), book, noon);
    REQUIRE(code_of(all) == "offer-not-yet-known");
    REQUIRE(all.error().fields.size() == 2);
    CHECK(all.error().fields[0].pointer == "/lines/1/offer_version");
    CHECK(all.error().retry_after == std::chrono::seconds(1));
}

TEST_CASE("a line says under which certificate it was sold: of several that hold that day, the lowest number", "[orders][domain]") {
    auto version = version_of(1, 1);
    const auto day = [](unsigned month) { return base::business_date(std::chrono::year(2026) / std::chrono::month(month) / 1); };
    version.marked = {
        {"SF-2026-000003-X", day(1), std::nullopt}, {"SF-2026-000002-X", day(1), day(5)}, {"SF-2026-000001-X", day(1), day(3)}};
    REQUIRE(certificate_on(version, day(2)) != nullptr);
    CHECK(*certificate_on(version, day(2)) == "SF-2026-000001-X");
    CHECK(*certificate_on(version, day(3)) == "SF-2026-000002-X");
    CHECK(*certificate_on(version, day(5)) == "SF-2026-000003-X");
    CHECK(certificate_on(version, std::chrono::year(2025) / 12 / 31) == nullptr);
}

TEST_CASE("an amount up to 2^53 - 1 fen is an order, one past it is refused", "[orders][domain]") {
    const auto book =
        book_of({version_of(1, 1, {{1, {1}}}), version_of(2, 1, {{1, {base::wire_integer_max}}}), version_of(3, 1, {{1, {1'000'000}}})});
    const requested_line whole{numbered<offer_id>(2), 1, 1};
    CHECK(price(request_of({whole}), book, noon)->total.value == base::wire_integer_max);
    CHECK(code_of(price(request_of({whole, {numbered<offer_id>(1), 1, 1}}), book, noon)) == "order-amount-too-large");
    CHECK(code_of(price(request_of({{numbered<offer_id>(3), 1, base::wire_integer_max}}), book, noon)) == "order-amount-too-large");
}

TEST_CASE("lines outside of their area and by other channels than offered are told, the area first", "[orders][domain]") {
    auto near = version_of(1, 1);
    near.area = {"513400"};
    auto online = version_of(2, 1);
    online.sold_by = channel_set(1);
    const auto book = book_of({near, online, version_of(3, 1)});
    const requested_line lines[] = {{numbered<offer_id>(1), 1, 10}, {numbered<offer_id>(2), 1, 10}, {numbered<offer_id>(3), 1, 10}};
    const auto far = price(request_of({lines[0], lines[1], lines[2]}), book, noon);
    REQUIRE(code_of(far) == "outside-delivery-area");
    REQUIRE(far.error().fields.size() == 2);
    CHECK(far.error().fields[0].pointer == "/delivery/county_code");
    CHECK(far.error().fields[1].pointer == "/lines/0/offer_id");
    const auto other = price(request_of({lines[2], lines[1]}), book, noon);
    REQUIRE(code_of(other) == "channel-not-offered");
    REQUIRE(other.error().fields.size() == 1);
    CHECK(other.error().fields[0].pointer == "/lines/1/channel");
    auto by_channel = lines[1];
    by_channel.by = channel::ecommerce;
    CHECK(price(request_of({lines[2], by_channel}), book, noon));
}

TEST_CASE("a delivery today is possible in Shanghai's day, yesterday is not", "[orders][domain]") {
    auto request = request_of({{numbered<offer_id>(1), 1, 10}});
    const auto today = base::business_date_of(noon);
    CHECK(check_request(request, today));
    request.requested_delivery_date = std::chrono::sys_days(today) - std::chrono::days(1);
    CHECK(check_request(request, today).error().code == "delivery-date-past");
    // 16:00 UTC is midnight in Shanghai.
    CHECK(base::business_date_of(noon + std::chrono::hours(12)) ==
          base::business_date(std::chrono::sys_days(today) + std::chrono::days(1)));
}

TEST_CASE("the same offer in two lines is refused", "[orders][domain]") {
    const auto fine =
        check_request(request_of({{numbered<offer_id>(1), 1, 10}, {numbered<offer_id>(2), 1, 10}, {numbered<offer_id>(1), 2, 5}}),
                      base::business_date_of(noon));
    REQUIRE_FALSE(fine);
    CHECK(fine.error().code == "duplicate-lines");
    CHECK(fine.error().fields[0].pointer == "/lines/2/offer_id");
}

TEST_CASE("an offer stands in a second line where that waits for its harvest; both count for its minimum and its tiers",
          "[orders][domain]") {
    const auto week = base::week_of(base::business_date_of(noon));
    const requested_line there{numbered<offer_id>(1), 1, 6};
    auto ahead = requested_line{numbered<offer_id>(1), 1, 44};
    ahead.delivery_week = week;
    CHECK(check_request(request_of({there, ahead}), base::business_date_of(noon)));
    const auto twice = check_request(request_of({ahead, there, ahead}), base::business_date_of(noon));
    REQUIRE_FALSE(twice);
    CHECK(twice.error().fields[0].pointer == "/lines/2/offer_id");
    auto awarded = request_of({there, ahead});
    awarded.quotation = numbered<quotation_id>(1);
    CHECK(check_request(awarded, base::business_date_of(noon)).error().code == "duplicate-lines");

    const auto book = book_of({version_of(1, 1), version_of(2, 1)});
    const auto priced = price(request_of({there, ahead}), book, noon);
    REQUIRE(priced);
    for (const auto& each : priced->lines) CHECK(each.unit_price == base::fen{640});  // fifty together
    CHECK(priced->total == base::fen{50 * 640});
    ahead.quantity = 3;
    const auto other = requested_line{numbered<offer_id>(2), 1, 9};
    const auto too_few = price(request_of({there, ahead, other}), book, noon);
    REQUIRE(code_of(too_few) == "below-minimum-quantity");
    CHECK(too_few.error().fields.size() == 3);
    ahead.quantity = 4;
    CHECK(price(request_of({there, ahead}), book, noon));
    CHECK(code_of(price(request_of({there}), book, noon)) == "below-minimum-quantity");
}

TEST_CASE("ids of one sequence are different, sorted, and of the same moment", "[orders][domain]") {
    tests::seeded_random random;
    id_sequence ids(noon, random);
    auto before = ids.make<line_id>();
    for (int i = 0; i < 1'000; ++i) {
        const auto next = ids.make<line_id>();
        REQUIRE(before < next);
        REQUIRE(std::equal(next.value.bytes.begin(), next.value.bytes.begin() + 6, before.value.bytes.begin()));
        before = next;
    }
}
