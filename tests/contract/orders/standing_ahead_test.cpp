// Standing orders whose days may wait for the harvest of their week, on the fake and on MariaDB.
#include <catch.hpp>

#include "tests/contract/orders/field.hpp"
#include "tests/contract/orders/kitchen.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

using list = std::vector<std::string>;
using packs = std::pair<std::int64_t, std::int64_t>;

}  // namespace

TEST_CASE("a day that is out of stock waits for the harvest of its week where its plan may, and says so",
          "[orders][standing][forward][contract]") {
    side on(each_backend());
    kitchen of(on);
    field land(on);
    const auto week = land.week(0);
    land.announce(1, 10, week);
    auto plan = of.plan();
    plan.may_wait_for_harvest = true;
    const auto id = of.opened(plan);
    CHECK(on.run(of.standing().find(on.as_buyer(), id))->plan.may_wait_for_harvest);
    CHECK(of.look() == 1);
    auto days = of.days(id);
    REQUIRE(days.size() == 1);
    CHECK(days[0].outcome == domain::day_outcome::ordered);
    CHECK(days[0].delivery_week == week);
    const auto first = *days[0].order;
    CHECK(on.find(first).lines[0].delivery_week == week);
    CHECK(on.find(first).lines[0].waiting_quantity == 5);
    CHECK(land.capacity(1, week) == packs{10, 5});
    REQUIRE(on.receive(1, 6));  // five for the first day; one is left, which is too few for the next one
    CHECK(land.waiting(first) == 0);
    CHECK(of.days_later(1) == 1);
    const auto second = *of.days(id)[0].order;
    CHECK(on.find(second).lines[0].waiting_quantity == 5);
    CHECK(land.run_job() == 1);
    CHECK(land.waiting(second) == 4);
    REQUIRE(on.receive(1, 100));
    CHECK(of.days_later(1) == 1);
    CHECK_FALSE(of.days(id)[0].delivery_week);  // there are goods again
    CHECK(of.told(id) == list{"2026-03-03 ordered", "2026-03-04 ordered", "2026-03-05 ordered"});
    on.backend->check_invariants();
}

TEST_CASE("a week that is not announced, or taken, refuses the day by its name; a plan that may not wait asks for none",
          "[orders][standing][forward][contract]") {
    side on(each_backend());
    kitchen of(on);
    field land(on);
    const auto week = land.week(0);
    land.announce(1, 9, week);
    auto plan = of.plan();
    const auto other = of.opened(plan);
    plan.may_wait_for_harvest = true;
    const auto id = of.opened(plan);
    CHECK(of.look() == 2);
    CHECK(of.told(other) == list{"2026-03-03 not_ordered insufficient-stock"});
    CHECK(of.told(id) == list{"2026-03-03 ordered"});
    CHECK(of.days_later(1) == 2);
    CHECK(of.told(id).back() == "2026-03-04 not_ordered capacity-exceeded");
    CHECK(of.days(id)[0].detail->find("/lines/0/quantity") != std::string::npos);
    CHECK(land.capacity(1, week) == packs{9, 5});
    auto draft = of.plan(domain::standing_mode::draft);
    draft.may_wait_for_harvest = true;
    CHECK(of.open(draft).error().code == "standing-order-invalid");
    on.backend->check_invariants();
}

TEST_CASE("a day in part waits for what is announced and leaves out what is not", "[orders][standing][forward][contract]") {
    side on(each_backend());
    kitchen of(on);
    field land(on);
    const auto week = land.week(0);
    land.announce(1, 10, week);
    land.announce(3, 3, week);
    REQUIRE(on.receive(2, 100));
    auto plan = of.plan();
    plan.lines.clear();
    for (const auto product : std::initializer_list<unsigned char>{1, 2, 3})
        plan.lines.push_back({2, {numbered<domain::offer_id>(product), 1, 4}});
    plan.partial = true;
    plan.may_wait_for_harvest = true;
    const auto id = of.opened(plan);
    CHECK(of.look() == 1);
    const auto days = of.days(id);
    REQUIRE(days.size() == 1);
    CHECK(days[0].delivery_week == week);
    REQUIRE(days[0].skipped.size() == 1);
    CHECK(days[0].skipped[0].offer == numbered<domain::offer_id>(3));
    CHECK(days[0].skipped[0].code == "capacity-exceeded");
    const auto order = on.find(*days[0].order);
    REQUIRE(order.lines.size() == 2);
    CHECK(order.lines[0].waiting_quantity == 4);
    CHECK_FALSE(order.lines[1].delivery_week);
    CHECK(land.capacity(3, week) == packs{3, 0});
    CHECK(std::ranges::count(on.backend->journal(), "standing_order.day_ordered_in_part") == 1);
    on.backend->check_invariants();
}

TEST_CASE("days of several standing orders race for the last of a week: what it has is ordered, the others are told",
          "[orders][standing][forward][contract]") {
    side on(each_backend());
    kitchen of(on);
    field land(on);
    const auto week = land.week(0);
    land.announce(1, 12, week);
    auto plan = of.plan();
    plan.may_wait_for_harvest = true;
    std::vector<domain::standing_order_id> all;
    for (int i = 0; i < 4; ++i) all.push_back(of.opened(plan));
    const auto context = of.nobody();
    std::size_t done = 0;
    for (int i = 0; i < 4; ++i)
        boost::asio::co_spawn(on.backend->io, of.job()(context), [&](std::exception_ptr, base::result<std::size_t>) { ++done; });
    run_until(on.backend->io, [&] { return done == 4; }, patience);
    while (of.look() > 0) continue;
    list told;
    for (const auto id : all)
        for (auto& each : of.told(id)) told.push_back(std::move(each));
    CAPTURE(told);
    CHECK(std::ranges::count(told, "2026-03-03 ordered") == 2);
    CHECK(std::ranges::count(told, "2026-03-03 not_ordered capacity-exceeded") == 2);
    CHECK(land.capacity(1, week) == packs{12, 10});
    on.backend->check_invariants();
}
