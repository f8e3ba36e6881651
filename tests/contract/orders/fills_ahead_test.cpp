// Needs of a week that nobody has in stock, filled from what was announced for it, on the fake and on MariaDB.
#include <catch.hpp>

#include <set>

#include "tests/contract/orders/field.hpp"
#include "tests/contract/orders/pool.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

using gifts = std::map<int, std::int64_t>;

domain::capacity_key key_of(unsigned char number, base::business_date week) {
    return {numbered<domain::product_id>(number), week, numbered<domain::organisation_id>(number)};
}

// What cooperatives announce of their apples, in packs.
void announce(side& on, unsigned char number, base::business_date week, std::int64_t packs, std::int64_t revision = 1) {
    on.backend->tell(domain::capacity_announced{key_of(number, week), packs * pack_g, revision});
}
std::int64_t held_packs(const field& at, unsigned char number, base::business_date week) {
    const auto found = at.all({.product = numbered<domain::product_id>(number), .from = week});
    return found.empty() ? 0 : found.front().what.held_g / pack_g;
}
domain::need_id need_of(pool& at, std::int64_t kilograms, base::business_date on) {
    auto terms = at.terms_of(kilograms);
    terms.requested_delivery_date = on;
    return at.state_terms(terms);
}
const domain::need_share& share_of(const domain::need_fill& what, unsigned char number) {
    return *std::ranges::find(what.shares, numbered<domain::organisation_id>(number), [](const auto& each) { return each.whose.supplier; });
}

}  // namespace

TEST_CASE("a need is filled from stock first, then ahead of its week's harvest, and ordered so", "[orders][fill][forward][contract]") {
    side on(each_backend());
    pool at(on);
    const field land(on);
    const auto week = land.week();
    announce(on, 11, week, 8);           // the nearest, but nothing in stock
    announce(on, 12, land.week(3), 50);  // of another week
    announce(on, 13, week, 50);          // has some in stock, which comes first and is all that is looked at
    at.receive(13, 4);
    const auto need = need_of(at, 100, week);
    const auto fill = at.proposed({need});
    CHECK(at.given(fill) == gifts{{11, 6}, {12, 0}, {13, 4}});
    const auto proposed = at.find(fill);
    CHECK(share_of(proposed, 11).whose.ahead);
    CHECK(share_of(proposed, 11).whose.available == 8);
    CHECK_FALSE(share_of(proposed, 12).whose.ahead);
    CHECK(share_of(proposed, 12).part.reason == domain::fill_reason::stock_below_minimum);
    CHECK_FALSE(share_of(proposed, 13).whose.ahead);
    CHECK(held_packs(land, 11, week) == 0);

    REQUIRE(at.commit(fill));
    const auto settled = at.find(fill);
    const auto order = on.find(share_of(settled, 11).order.value());
    CHECK(order.lines.at(0).delivery_week == week);
    CHECK(order.lines.at(0).waiting_quantity == 6);
    CHECK_FALSE(on.find(share_of(settled, 13).order.value()).lines.at(0).delivery_week);
    CHECK(held_packs(land, 11, week) == 6);
    CHECK(at.find(need).committed == 100'000);
    REQUIRE(on.change<app::cancel_order>(at.as(11), order.id, std::string("歉收")));
    CHECK(held_packs(land, 11, week) == 0);
    CHECK(at.find(need).committed == 40'000);  // and wants the rest again
    on.backend->check_invariants();
}

TEST_CASE("two needs of one fill share a week's harvest, and each week has its own", "[orders][fill][forward][contract]") {
    side on(each_backend());
    pool at(on);
    const field land(on);
    announce(on, 11, land.week(), 5);
    announce(on, 11, land.week(3), 9);
    const auto first = need_of(at, 30, land.week());
    const auto second = need_of(at, 30, land.week());
    const auto later = need_of(at, 30, land.week(3));
    const auto fill = at.proposed({first, second, later});
    std::multiset<std::int64_t> quantities;
    for (const auto& each : at.find(fill).shares)
        if (each.part.quantity > 0) quantities.insert(each.part.quantity);
    CHECK(quantities == std::multiset<std::int64_t>{2, 3, 3});
    REQUIRE(at.commit(fill));
    CHECK(held_packs(land, 11, land.week()) == 5);
    on.backend->check_invariants();
}

TEST_CASE("a week that others took meanwhile is refused by its name, and the rest is offered again", "[orders][fill][forward][contract]") {
    side on(each_backend());
    pool at(on);
    const field land(on);
    const auto week = land.week();
    announce(on, 11, week, 5);
    announce(on, 13, week, 5);
    const auto need = need_of(at, 50, week);
    const auto fill = at.proposed({need});
    CHECK(at.given(fill) == gifts{{11, 5}, {12, 0}, {13, 0}});
    const auto other = need_of(at, 20, week);
    REQUIRE(at.commit(at.proposed({other})));
    REQUIRE(at.commit(fill));
    const auto settled = at.find(fill);
    CHECK(share_of(settled, 11).status == domain::share_status::refused);
    CHECK(share_of(settled, 11).refusal == "capacity-exceeded");
    REQUIRE(settled.next);
    CHECK(at.given(*settled.next) == gifts{{11, 3}, {12, 0}, {13, 2}});
    REQUIRE(at.commit(*settled.next));
    CHECK(at.find(need).committed == 50'000);
    CHECK(held_packs(land, 11, week) == 5);
    on.backend->check_invariants();
}
