// The time limits of notices, how tasks end, and what the clock says of them meanwhile.
#include <catch.hpp>

#include "tests/unit/gateway/noticed.hpp"

using namespace chuanpin;
using namespace chuanpin::gateway;
using namespace chuanpin::tests::noticed;
using namespace std::chrono_literals;
using domain::task_state;

TEST_CASE("the time limit of a dispatch is the requested day, that of an acceptance three days more", "[gateway][notice]") {
    const auto dispatch = domain::notices_of(an_event("order.confirmed"), now, rules).at(1);
    CHECK(base::to_rfc3339(*dispatch.due_at) == "2026-03-04T16:00:00.000000Z");  // the end of March 4 in Shanghai
    CHECK(base::to_rfc3339(*domain::notices_of(an_event("order.dispatched"), now, rules).at(0).due_at) == "2026-03-07T16:00:00.000000Z");
    auto late = an_event("order.dispatched");
    late.occurred_at = now + 96h;
    CHECK(base::to_rfc3339(*domain::notices_of(late, now, rules).at(0).due_at) == "2026-03-09T16:00:00.000000Z");
}

TEST_CASE("a task ends by an event; done wins over the clock, nothing else does", "[gateway][notice]") {
    const auto open = a_task();
    for (const auto to : {task_state::done, task_state::expired, task_state::superseded}) {
        const auto after = domain::close(open, to, now + 1h);
        REQUIRE(after);
        CHECK(after->state == to);
        CHECK(after->closed_at == now + 1h);
        CHECK(after->version == open.version + 1);
        CHECK_FALSE(after->next_step_at);
        CHECK(domain::close(*after, task_state::done, now + 2h).has_value() == (to == task_state::expired));
        CHECK_FALSE(domain::close(*after, task_state::superseded, now + 2h));
        CHECK_FALSE(domain::close(*after, task_state::expired, now + 2h));
    }
    CHECK_FALSE(domain::close(open, task_state::open, now));
    auto information = open;
    information.state.reset();
    CHECK_FALSE(domain::close(information, task_state::done, now));
}

TEST_CASE("the clock reminds a day and two hours before the end, each at its moment and not before", "[gateway][notice]") {
    const auto task = a_task();  // due in 72 h
    CHECK(task.next_step_at == now + 48h);
    CHECK_FALSE(domain::look_at_clock(task, now + 48h - 1us, rules));
    const auto first = domain::look_at_clock(task, now + 48h, rules);
    REQUIRE(first);
    CHECK(first->step == domain::clock_step::first_reminder);
    CHECK(first->after.next_step_at == now + 70h);
    CHECK(first->after.state == task_state::open);
    const auto last = domain::look_at_clock(first->after, now + 70h, rules);
    REQUIRE(last);
    CHECK(last->step == domain::clock_step::last_reminder);
    CHECK(last->after.next_step_at == now + 72h);
    CHECK_FALSE(domain::look_at_clock(last->after, now + 72h - 1us, rules));
    const auto end = domain::look_at_clock(last->after, now + 72h, rules);
    REQUIRE(end);
    CHECK(end->step == domain::clock_step::due);
    CHECK(end->after.state == task_state::expired);
    CHECK_FALSE(domain::look_at_clock(end->after, now + 100h, rules));
}

TEST_CASE("a payment is spoken of three days before its last day, on the day, and when it is over, each once", "[gateway][notice]") {
    auto event = an_event("order.accepted", "accepted");
    event.payment_due = base::parse_date("2026-03-12");
    const auto find = [&] {
        for (auto& each : domain::notices_of(event, now, rules))
            if (each.kind == "pay-order") return std::optional(each);
        return std::optional<domain::notice>();
    };
    auto task = find();
    REQUIRE(task);
    CHECK(base::to_rfc3339(*task->due_at) == "2026-03-12T16:00:00.000000Z");  // the end of March 12 in Shanghai
    std::vector<std::string> told;
    for (auto at = now; at < now + 24h * 20; at += 30min) {
        const auto tick = domain::look_at_clock(*task, at, rules);
        if (!tick) continue;
        told.push_back(base::to_rfc3339(at).substr(0, 16) + " " + std::string(name_of(tick->step.value())));
        task = tick->after;
    }
    CHECK(told == std::vector<std::string>{"2026-03-09T00:00 first-reminder", "2026-03-12T00:00 last-reminder", "2026-03-12T16:00 due"});
    CHECK(task->state == task_state::open);
    CHECK(task->overdue_at);
    event.payment_due.reset();
    CHECK_FALSE(find());
}

TEST_CASE("what can still be done is overdue and stays open", "[gateway][notice]") {
    const auto end = domain::look_at_clock(a_task("accept-order"), now + 72h, rules);
    REQUIRE(end);
    CHECK(end->after.state == task_state::open);
    CHECK(end->after.overdue_at == now + 72h);
    CHECK_FALSE(end->after.next_step_at);
    CHECK(domain::close(end->after, task_state::done, now + 80h));
}

TEST_CASE("reminders that were slept through are passed over", "[gateway][notice]") {
    const auto late = domain::look_at_clock(a_task(), now + 71h, rules);
    REQUIRE(late);
    CHECK(late->step == domain::clock_step::last_reminder);
    CHECK(late->after.next_step_at == now + 72h);
    CHECK(domain::first_step(now + 3h, now, rules) == now + 1h);
    CHECK(domain::first_step(now + 1h, now, rules) == now + 1h);
    CHECK(domain::first_step(now - 1h, now, rules) == now - 1h);
    CHECK_FALSE(domain::next_step(now, now, rules));
}

TEST_CASE("reminders can be other, none, or set shorter while a task is open", "[gateway][notice]") {
    constexpr domain::reminder_rules none{0h, 0h};
    CHECK(domain::next_step(now + 72h, now, none) == now + 72h);
    CHECK(domain::step_at(now + 72h, now + 72h, none) == domain::clock_step::due);
    CHECK_FALSE(domain::step_at(now + 72h, now + 72h - 1us, none));
    const auto shorter = domain::look_at_clock(a_task(), now + 48h, none);
    REQUIRE(shorter);
    CHECK_FALSE(shorter->step);
    CHECK(shorter->after.next_step_at == now + 72h);
    constexpr domain::reminder_rules swapped{2h, 24h};
    CHECK(domain::step_at(now + 72h, now + 48h, swapped) == domain::clock_step::last_reminder);
}
