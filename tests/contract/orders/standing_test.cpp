// Standing orders on both sides of the ports: each delivery day once, whoever runs the job how often; what could not be ordered is told.
#include <catch.hpp>

#include "orders/app/draft/keep_drafts.hpp"
#include "tests/contract/orders/kitchen.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

using list = std::vector<std::string>;

}  // namespace

TEST_CASE("each school day is ordered once, a day before, and free days and weekends are not", "[orders][standing][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 1'000));
    kitchen at(on);
    const auto id = at.opened(at.plan());
    CHECK(at.look() == 1);
    CHECK(at.look() == 0);
    CHECK(at.told(id) == list{"2026-03-03 ordered"});
    const auto order = on.find(*at.days(id)[0].order);
    CHECK(order.requested_delivery_date == day("2026-03-03"));
    CHECK(order.lines[0].quantity == 5);
    CHECK(order.placed_by == numbered<domain::account_id>(2));
    CHECK(on.stock_of(1) == sums{1'000, 5});
    CHECK(at.days_later(1) == 1);
    CHECK(at.days_later(1) == 1);
    CHECK(at.days_later(1) == 0);  // the 6th is free
    CHECK(at.days_later(1) == 0);
    CHECK(at.days_later(1) == 0);
    CHECK(at.days_later(1) == 1);  // on Sunday for Monday
    CHECK(at.told(id) == list{"2026-03-03 ordered", "2026-03-04 ordered", "2026-03-05 ordered", "2026-03-09 ordered"});
    CHECK(at.orders() == 4);
    on.backend->check_invariants();
}

TEST_CASE("two jobs at once order each day once", "[orders][standing][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 1'000));
    kitchen at(on);
    auto plan = at.plan();
    plan.lead_days = 40;
    std::vector<domain::standing_order_id> all;
    for (int i = 0; i < 3; ++i) all.push_back(at.opened(plan));
    on.clock.advance(std::chrono::days(10));
    const auto context = at.nobody();
    std::size_t done = 0;
    std::size_t decided = 0;
    for (int i = 0; i < 4; ++i)
        boost::asio::co_spawn(on.backend->io, at.job()(context), [&](std::exception_ptr fault, base::result<std::size_t> answer) {
            if (!fault && answer) decided += *answer;
            ++done;
        });
    run_until(on.backend->io, [&] { return done == 4; }, patience);
    while (at.look() > 0) continue;
    std::size_t days = 0;
    for (const auto id : all) {
        const auto told = at.told(id);
        CHECK(told == at.told(all.front()));
        days += told.size();
    }
    CHECK(days > 0);
    CHECK(at.orders() == days);
    CHECK(on.stock_of(1) == sums{1'000, static_cast<std::int64_t>(days) * 5});
    on.backend->check_invariants();
}

TEST_CASE("what cannot be ordered is written down with its reason, told once, and the next day goes on", "[orders][standing][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 4));
    kitchen at(on);
    const auto id = at.opened(at.plan());
    CHECK(at.look() == 1);
    CHECK(at.told(id) == list{"2026-03-03 not_ordered insufficient-stock"});
    CHECK(at.days(id)[0].detail->find("/lines/0/quantity") != std::string::npos);
    REQUIRE(on.receive(1, 100));
    CHECK(at.look() == 0);
    CHECK(at.days_later(1) == 1);
    on.backend->tell(domain::version_known{on.offer_of(1, 2)});
    CHECK(at.days_later(1) == 1);
    CHECK(at.told(id) == list{"2026-03-03 not_ordered insufficient-stock", "2026-03-04 ordered", "2026-03-05 not_ordered offer-changed"});
    const auto journal = on.backend->journal();
    CHECK(std::ranges::count(journal, "standing_order.day_not_ordered") == 2);
    on.backend->check_invariants();
}

TEST_CASE("a plan that allows it is ordered without what cannot be had, and says which", "[orders][standing][contract]") {
    side on(each_backend());
    kitchen of(on);
    REQUIRE(on.receive(1, 5));
    REQUIRE(on.receive(2, 100));
    auto plan = of.plan();
    plan.lines.clear();
    for (const auto weekday : {1, 2}) {
        plan.lines.push_back({weekday, {numbered<domain::offer_id>(1), 1, 5}});
        plan.lines.push_back({weekday, {numbered<domain::offer_id>(2), 1, 3}});
        plan.lines.push_back({weekday, {numbered<domain::offer_id>(3), 1, 4}});  // of which nothing is in stock
    }
    plan.partial = true;
    const auto id = of.opened(plan);
    CHECK(of.look() == 1);  // Tuesday
    auto days = of.days(id);
    REQUIRE(days.size() == 1);
    CHECK(days[0].outcome == domain::day_outcome::ordered);
    REQUIRE(days[0].skipped.size() == 1);
    CHECK(days[0].skipped[0].offer == numbered<domain::offer_id>(3));
    CHECK(days[0].skipped[0].code == "insufficient-stock");
    CHECK(days[0].skipped[0].quantity == 4);
    CHECK(on.find(*days[0].order).lines.size() == 2);
    CHECK(on.stock_of(1) == sums{5, 5});
    CHECK(of.days_later(6) == 1);  // Monday: the first product is gone too
    days = of.days(id);
    REQUIRE(days.size() == 2);
    CHECK(days[0].skipped.size() == 2);
    CHECK(on.find(*days[0].order).lines.size() == 1);
    CHECK(days[1].skipped.size() == 1);
    CHECK(std::ranges::count(on.backend->journal(), "standing_order.day_ordered_in_part") == 2);
    CHECK(std::ranges::count(on.backend->journal(), "standing_order.day_not_ordered") == 0);
    CHECK(of.look() == 0);
    on.backend->check_invariants();
}

TEST_CASE("a day of which nothing can be had is not ordered, in part or whole", "[orders][standing][contract]") {
    side on(each_backend());
    kitchen of(on);
    auto plan = of.plan();
    plan.partial = true;
    const auto id = of.opened(plan);
    CHECK(of.look() == 1);
    CHECK(of.told(id) == std::vector<std::string>{"2026-03-03 not_ordered insufficient-stock"});
    CHECK(of.orders() == 0);
    on.backend->check_invariants();
}

TEST_CASE("days that passed while nobody looked are told, not ordered", "[orders][standing][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 1'000));
    kitchen at(on);
    const auto id = at.opened(at.plan());
    CHECK(at.days_later(2) == 3);
    CHECK(at.told(id) == list{"2026-03-03 not_ordered standing-day-missed", "2026-03-04 ordered", "2026-03-05 ordered"});
    on.backend->check_invariants();
}

TEST_CASE("what may pass is tried again", "[orders][standing][contract]") {
    struct behind final : app::offer_feed {
        [[nodiscard]] std::chrono::milliseconds lag() const override { return std::chrono::hours(1); }
    };
    side on(each_backend());
    REQUIRE(on.receive(1, 1'000));
    kitchen at(on);
    const auto id = at.opened(at.plan());
    behind feed;
    app::place_orders place(on.backend->batches(), feed, on.random, {});
    app::order_queue queue(on.backend->io.get_executor(), place, 1);
    app::order_standing_days waiting(on.backend->database(), on.random, queue, base::national_working_days(), std::chrono::hours(1));
    const auto context = at.nobody();
    CHECK(on.run(waiting(context)) == 0U);
    CHECK(at.told(id).empty());
    CHECK(at.look() == 1);
    CHECK(at.told(id) == list{"2026-03-03 ordered"});
}

TEST_CASE("a standing order may make drafts, which somebody submits", "[orders][standing][contract]") {
    side on(each_backend());
    kitchen at(on);
    const auto id = at.opened(at.plan(domain::standing_mode::draft));
    CHECK(at.look() == 1);
    CHECK(at.look() == 0);
    CHECK(at.told(id) == list{"2026-03-03 drafted"});
    app::keep_drafts drafts(on.backend->database(), on.random, std::chrono::hours(24));
    const auto context = on.as_buyer();
    const auto draft = on.run(drafts.find(context, *at.days(id)[0].draft)).value();
    CHECK(draft.line_count == 1);
    REQUIRE(draft.lines.size() == 1);
    CHECK(draft.lines[0].asked.quantity == 5);
    CHECK(draft.lines[0].product == numbered<domain::product_id>(1));
    CHECK(draft.requested_delivery_date == day("2026-03-03"));
    CHECK(at.orders() == 0);
    on.backend->check_invariants();
}

TEST_CASE("pausing, resuming and ending hold from the next undecided day", "[orders][standing][contract]") {
    using use = app::keep_standing_orders;
    side on(each_backend());
    REQUIRE(on.receive(1, 1'000));
    kitchen at(on);
    const auto id = at.opened(at.plan());
    CHECK(at.look() == 1);
    CHECK(at.change(&use::pause, id, {{{2}}}).error().code == "version-stale");
    REQUIRE(at.change(&use::pause, id, {{{1}}}));
    CHECK(at.days_later(1) == 0);
    CHECK(at.days_later(1) == 0);
    REQUIRE(at.change(&use::resume, id, {}));  // on the 4th: the 5th can still be ordered
    CHECK(at.look() == 1);
    auto plan = at.plan();
    for (auto& each : plan.lines) each.asked.quantity = 7;
    REQUIRE(at.change(&use::change, id, {{{3}}}, plan));
    CHECK(at.look() == 0);
    CHECK(at.days_later(4) == 1);
    CHECK(on.find(*at.days(id)[0].order).lines[0].quantity == 7);
    CHECK(at.told(id) == list{"2026-03-03 ordered", "2026-03-05 ordered", "2026-03-09 ordered"});
    REQUIRE(at.change(&use::end, id, {}));
    CHECK(at.days_later(1) == 0);
    CHECK(at.change(&use::resume, id, {}).error().code == "standing-order-state-conflict");
    on.backend->check_invariants();
}

TEST_CASE("a standing order ends with its last day", "[orders][standing][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 1'000));
    kitchen at(on);
    auto plan = at.plan();
    plan.ends_on = day("2026-03-04");
    const auto id = at.opened(plan);
    CHECK(at.look() == 1);
    CHECK(at.days_later(1) == 1);
    CHECK(at.days_later(1) == 0);
    const auto context = on.as_buyer();
    CHECK(on.run(at.standing().find(context, id))->status == domain::standing_status::ended);
    CHECK(at.told(id).size() == 2);
}

TEST_CASE("a calendar that changes counts from the next day, and both are their house's alone", "[orders][standing][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 1'000));
    kitchen at(on);
    const auto id = at.opened(at.plan());
    CHECK(at.look() == 1);
    auto school = kitchen::school();
    school.free = {{day("2026-03-04"), day("2026-03-04")}};
    const auto context = on.as_buyer();
    CHECK(on.run(at.calendars().change(context, at.calendar_claim(), at.calendar, {{{2}}}, school)).error().code == "version-stale");
    REQUIRE(on.run(at.calendars().change(context, at.calendar_claim(), at.calendar, {{{1}}}, school)));
    CHECK(on.run(at.calendars().find(context, at.calendar))->free == school.free);
    CHECK(at.days_later(1) == 0);
    CHECK(at.days_later(1) == 1);
    CHECK(at.told(id) == list{"2026-03-03 ordered", "2026-03-05 ordered"});

    auto stranger = on.as_buyer();
    stranger.who->unit = numbered<base::unit_id>(4);
    CHECK(on.run(at.standing().find(stranger, id)).error().code == "standing-order-not-found");
    CHECK(on.run(at.standing().page(stranger, std::nullopt, 10))->empty());
    CHECK(on.run(at.calendars().find(stranger, at.calendar)).error().code == "school-calendar-not-found");
    CHECK(on.run(at.calendars().page(stranger, std::nullopt, 10))->empty());
    CHECK(on.run(at.standing().open(stranger, at.claim(), at.plan())).error().code == "standing-calendar-unknown");
    CHECK(on.run(at.standing().page(context, std::nullopt, 10))->size() == 1);
    CHECK(on.run(at.calendars().page(context, std::nullopt, 10))->size() == 1);
    auto unknown = at.plan();
    unknown.lines[0].asked.offer = numbered<domain::offer_id>(77);
    const auto refused = at.open(unknown);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "offer-not-yet-known");
    CHECK(refused.error().fields.front().pointer == "/lines/0/offer_id");
}
