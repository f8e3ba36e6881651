// A group's fill that stock covers only in part, filled up ahead of the week's harvest, on the fake and on MariaDB.
#include <catch.hpp>

#include <set>

#include "tests/contract/orders/district.hpp"
#include "tests/contract/orders/field.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

// What a house gets of its shares: from stock, and ahead.
std::pair<std::int64_t, std::int64_t> parts_of(const domain::need_fill& house) {
    std::pair<std::int64_t, std::int64_t> found{0, 0};
    for (const auto& each : house.shares) (each.whose.ahead ? found.second : found.first) += each.part.quantity;
    return found;
}

}  // namespace

TEST_CASE("what a group has in stock is shared out in proportion, and each house is filled up ahead in the same order",
          "[orders][group][forward][contract]") {
    using parts = std::pair<std::int64_t, std::int64_t>;
    side on(each_backend());
    district at(on);
    const field land(on);
    const auto week = land.week(0);
    at.receive(11, 6);
    on.backend->tell(
        domain::capacity_announced{{numbered<domain::product_id>(11), week, numbered<domain::organisation_id>(11)}, 9 * pack_g, 1});
    const auto id = at.gather();
    const auto first = at.state(21, 60);
    at.state(22, 30);
    at.state(23, 30);
    const auto fill = at.proposed(id);
    const auto proposed = at.view(id, fill).value();
    REQUIRE(proposed.parts.size() == 3);
    CHECK(parts_of(proposed.parts[0]) == parts{3, 3});
    const auto second = parts_of(proposed.parts[1]);
    const auto third = parts_of(proposed.parts[2]);
    CHECK(second.first + third.first == 3);  // by the largest remainder
    CHECK(second.first + second.second == 3);
    CHECK(third.first + third.second == 3);

    CHECK(at.commit(id, fill) == std::map<int, std::string>{{21, "committed"}, {22, "committed"}, {23, "needs_member"}});
    const auto ordered = at.view(id, fill).value().parts[0];
    REQUIRE(ordered.shares.size() >= 2);
    std::set<domain::order_id> orders;
    for (const auto& each : ordered.shares)
        if (each.part.quantity > 0) orders.insert(each.order.value());
    REQUIRE(orders.size() == 1);
    app::read_orders read(on.backend->database());
    const auto house = at.as(21);
    const auto order = on.run(read.find(house, *orders.begin())).value();
    REQUIRE(order.lines.size() == 2);
    CHECK_FALSE(order.lines[0].delivery_week);
    CHECK(order.lines[0].quantity == 3);
    CHECK(order.lines[1].delivery_week == week);
    CHECK(order.lines[1].waiting_quantity == 3);
    CHECK(at.need(first, 21).committed == 60'000);
    REQUIRE(on.change<app::cancel_order>(at.as(21), order.id, std::string("不要了")));
    CHECK(at.need(first, 21).committed == 0);
    on.backend->check_invariants();
}
