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
    announce(on, 13, week, 50);          // has some in stock, which comes first; what it would give ahead comes after what is nearer
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

TEST_CASE("a need that stock covers in part is filled up ahead by the same offer, in one order", "[orders][fill][forward][contract]") {
    side on(each_backend());
    pool at(on);
    const field land(on);
    const auto week = land.week();
    announce(on, 11, week, 8);
    at.receive(11, 4);
    const auto need = need_of(at, 100, week);
    const auto other = need_of(at, 30, week);
    const auto fill = at.proposed({need, other});
    std::map<std::pair<domain::need_id, bool>, std::int64_t> given;
    for (const auto& each : at.find(fill).shares) {
        given[{each.need, each.whose.ahead}] += each.part.quantity;
        if (each.part.quantity > 0) CHECK(each.whose.product == numbered<domain::product_id>(11));
    }
    const auto in_all = [&](domain::need_id of) { return given[{of, false}] + given[{of, true}]; };
    CHECK(given[{need, false}] + given[{other, false}] == 4);  // nothing is given twice, neither what is there nor what is to come
    CHECK(given[{need, true}] + given[{other, true}] == 8);
    CHECK(in_all(std::min(need, other)) == (need < other ? 10 : 3));
    REQUIRE(at.commit(fill));
    const auto settled = at.find(fill);
    std::map<domain::need_id, std::set<domain::order_id>> orders;
    for (const auto& each : settled.shares)
        if (each.part.quantity > 0) orders[each.need].insert(each.order.value());
    REQUIRE(orders[need].size() == 1);  // one order of one supplier, with a line for what is there and one for what is to come
    CHECK(held_packs(land, 11, week) == 8);
    const auto committed = at.find(need).committed;
    CHECK(committed == 10'000 * in_all(need));
    REQUIRE(on.change<app::cancel_order>(at.as(11), *orders[need].begin(), std::string("歉收")));
    CHECK(at.find(need).committed == 0);
    CHECK(held_packs(land, 11, week) == given[{other, true}]);
    on.backend->check_invariants();
}

TEST_CASE("a minimum is reached by what is there and what is to come together, within the share limit",
          "[orders][fill][forward][contract]") {
    side on(each_backend());
    pool at(on);
    const field land(on);
    const auto week = land.week();
    auto dozen = on.offer_of(11, 2);
    dozen.supplier = numbered<domain::organisation_id>(11);
    dozen.valid_from = on.clock.now();
    dozen.minimum_quantity = 10;
    dozen.tiers = {{10, {600}}, {20, {500}}};
    on.backend->tell(domain::version_known{dozen});
    announce(on, 11, week, 30);
    at.receive(11, 4);
    auto terms = at.terms_of(300, 600);
    terms.requested_delivery_date = week;
    const auto need = at.state_terms(terms);
    const auto fill = at.proposed({need});
    REQUIRE(at.commit(fill));
    const auto settled = at.find(fill);
    const auto& first = share_of(settled, 11);
    CHECK(first.part.quantity == 4);
    const auto order = on.find(first.order.value());
    REQUIRE(order.lines.size() == 2);
    CHECK(order.lines[0].quantity == 4);
    CHECK(order.lines[1].quantity == 14);  // 180 of 300 kg: what one of them may give
    CHECK(order.lines[0].unit_price == base::fen{600});
    CHECK(order.lines[1].unit_price == base::fen{600});  // eighteen together
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
