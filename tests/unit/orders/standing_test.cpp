// School calendars and standing orders: which days are delivered, when they are due, what a change does to them.
#include <catch.hpp>

#include "orders/domain/standing/partial_day.hpp"
#include "orders/domain/standing/waiting_day.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::orders::domain;
using chuanpin::tests::numbered;

namespace {

base::business_date day(const char* text) { return base::parse_date(text).value(); }
const auto& national = base::national_working_days();

school_calendar some_calendar() {
    return {.id = numbered<school_calendar_id>(1),
            .owner = numbered<organisation_id>(2),
            .name = "2026 年春季",
            .terms = {{day("2026-03-02"), day("2026-07-03")}},
            .free = {{day("2026-04-27"), day("2026-04-28")}},
            .moved = {{day("2026-03-07"), 1}}};
}

standing_line line_on(int weekday, unsigned char offer = 1) { return {weekday, {numbered<offer_id>(offer), 1, 10}}; }

standing_order some_order() {
    return {.id = numbered<standing_order_id>(3),
            .buyer = numbered<organisation_id>(2),
            .plan = {.supplier = numbered<organisation_id>(1),
                     .lead_days = 3,
                     .starts_on = day("2026-03-02"),
                     .lines = {line_on(1), line_on(3), line_on(3, 2), line_on(6)}},
            .decided_through = day("2026-03-01")};
}

std::string told(const std::optional<standing_step>& step) {
    if (!step) return "-";
    return base::to_text(step->decided_through) + (step->delivers ? " delivers" : "") + (step->too_late ? " late" : "") +
           (step->ends ? " ends" : "");
}

std::vector<std::string> faults_of(const base::result<void>& done) {
    std::vector<std::string> found;
    if (!done)
        for (const auto& each : done.error().fields) found.push_back(each.pointer + " " + each.code);
    return found;
}
using list = std::vector<std::string>;

}  // namespace

TEST_CASE("a canteen is open in terms, but not on free days and public holidays", "[orders][standing]") {
    const auto calendar = some_calendar();
    const auto on = [&](const char* text) { return open_as(calendar, national, day(text)); };
    CHECK(on("2026-03-02") == 1);
    CHECK(on("2026-03-01") == std::nullopt);
    CHECK(on("2026-07-03") == 5);
    CHECK(on("2026-07-04") == std::nullopt);
    CHECK(on("2026-04-26") == 7);
    CHECK(on("2026-04-27") == std::nullopt);
    CHECK(on("2026-04-28") == std::nullopt);
    CHECK(on("2026-04-29") == 3);
    CHECK(on("2026-05-01") == std::nullopt);  // 劳动节
    CHECK(on("2026-03-07") == 1);             // a Saturday as a Monday
    CHECK(on("2026-03-14") == 6);
}

TEST_CASE("a weekend inside of a holiday is part of it, any other is no holiday", "[orders][standing]") {
    const base::working_day_calendar calendar({{day("2026-05-01"), false, "劳动节"}, {day("2026-05-04"), false, "劳动节"}},
                                              day("2026-01-01"), day("2026-12-31"));
    CHECK(is_holiday(calendar, day("2026-05-01")));
    CHECK(is_holiday(calendar, day("2026-05-02")));
    CHECK(is_holiday(calendar, day("2026-05-03")));
    CHECK(is_holiday(calendar, day("2026-05-04")));
    CHECK_FALSE(is_holiday(calendar, day("2026-05-05")));
    CHECK_FALSE(is_holiday(calendar, day("2026-05-09")));
    CHECK_FALSE(is_holiday(calendar, day("2026-04-26")));
}

TEST_CASE("a calendar names each of its faults", "[orders][standing]") {
    CHECK(check_calendar(some_calendar()));
    auto calendar = some_calendar();
    calendar.terms.push_back({day("2026-07-03"), day("2026-07-02")});
    calendar.terms.push_back({day("2026-06-01"), day("2026-08-01")});
    calendar.free.push_back({day("2026-04-02"), day("2026-04-01")});
    calendar.moved.push_back(calendar.moved.front());
    CHECK(faults_of(check_calendar(calendar)) ==
          list{"/terms/1/to out-of-range", "/free_days/1/to out-of-range", "/terms/2/from overlaps", "/moved_days/1/day duplicate"});
}

TEST_CASE("a plan names each of its faults", "[orders][standing]") {
    auto plan = some_order().plan;
    CHECK(check_plan(plan, day("2026-03-01")));
    plan.lines.push_back(line_on(3));
    plan.ends_on = day("2026-03-01");
    CHECK(faults_of(check_plan(plan, day("2026-03-01"))) == list{"/ends_on out-of-range", "/lines/4/offer_id duplicate"});
    plan = some_order().plan;
    plan.ends_on = day("2026-03-10");
    CHECK(faults_of(check_plan(plan, day("2026-03-11"))) == list{"/ends_on past"});
    CHECK(check_plan(plan, day("2026-03-10")));
    plan.partial = true;
    CHECK(check_plan(plan, day("2026-03-10")));
    plan.mode = standing_mode::draft;
    CHECK(faults_of(check_plan(plan, day("2026-03-10"))) == list{"/partial unexpected"});
    plan.may_wait_for_harvest = true;
    CHECK(faults_of(check_plan(plan, day("2026-03-10"))) == list{"/partial unexpected", "/may_wait_for_harvest unexpected"});
    plan.mode = standing_mode::order;
    CHECK(check_plan(plan, day("2026-03-10")));
}

TEST_CASE("lines that a refusal names as out of stock wait for the week of the day, each once", "[orders][standing]") {
    order_request asked{.requested_delivery_date = day("2026-03-18"), .lines = {{}, {}, {}}};
    const auto refused = [](std::string code, std::vector<std::string> pointers) {
        base::error why{.code = std::move(code), .detail = "It is refused."};
        for (auto& each : pointers) why.fields.push_back({std::move(each), why.code, "Not enough."});
        return why;
    };
    CHECK(wait_for_harvest(asked, refused("budget-exceeded", {"/lines/0/quantity"})) == 0);
    CHECK(wait_for_harvest(asked, refused("capacity-exceeded", {"/lines/0/quantity"})) == 0);
    CHECK(wait_for_harvest(asked, refused("insufficient-stock", {"/lines/3/quantity", "/lines/x", "/total"})) == 0);
    CHECK(wait_for_harvest(asked, refused("insufficient-stock", {"/lines/0/quantity", "/lines/2/quantity", "/lines/2/offer_id"})) == 2);
    CHECK(asked.lines[0].delivery_week == day("2026-03-16"));
    CHECK_FALSE(asked.lines[1].delivery_week);
    CHECK(asked.lines[2].delivery_week == day("2026-03-16"));
    CHECK(wait_for_harvest(asked, refused("insufficient-stock", {"/lines/0/quantity"})) == 0);
    CHECK(wait_for_harvest(asked, refused("goods-not-fresh", {"/lines/1/quantity"})) == 1);

    order made;
    made.lines.resize(2);
    CHECK_FALSE(awaited_week(made));
    made.lines[1].delivery_week = day("2026-03-16");
    CHECK(awaited_week(made) == day("2026-03-16"));
}

TEST_CASE("each delivery day is due so many days before it, days without delivery are passed", "[orders][standing]") {
    auto what = some_order();
    const auto calendar = some_calendar();
    CHECK(due_on(what) == day("2026-02-27"));
    CHECK(told(next_step(what, calendar, national, day("2026-02-26"))) == "-");
    CHECK(told(next_step(what, calendar, national, day("2026-02-27"))) == "2026-03-02 delivers");
    what.decided_through = day("2026-03-02");
    CHECK(due_on(what) == day("2026-02-28"));
    CHECK(told(next_step(what, calendar, national, day("2026-02-28"))) == "2026-03-03");
    CHECK(told(next_step(what, calendar, national, day("2026-03-01"))) == "2026-03-04 delivers");
    CHECK(told(next_step(what, calendar, national, day("2026-03-05"))) == "2026-03-04 delivers late");
    what.decided_through = day("2026-03-06");
    CHECK(request_for(what, calendar, national, day("2026-03-07")).lines.size() == 1);
    CHECK(request_for(what, calendar, national, day("2026-03-07")).lines[0].offer == numbered<offer_id>(1));
    CHECK(request_for(what, calendar, national, day("2026-03-04")).lines.size() == 2);
    what.decided_through = day("2026-04-25");
    CHECK(told(next_step(what, calendar, national, day("2026-04-26"))) == "2026-04-29 delivers");
}

TEST_CASE("a standing order ends with its last day, and a long absence is caught up in several looks", "[orders][standing]") {
    auto what = some_order();
    const auto calendar = some_calendar();
    what.plan.ends_on = day("2026-03-04");
    what.decided_through = day("2026-03-02");
    CHECK(told(next_step(what, calendar, national, day("2026-03-02"))) == "2026-03-04 delivers ends");
    what.plan.ends_on = day("2026-03-03");
    CHECK(told(next_step(what, calendar, national, day("2026-03-02"))) == "2026-03-03 ends");
    what.decided_through = day("2026-03-03");
    CHECK(told(next_step(what, calendar, national, day("2026-03-02"))) == "2026-03-03 ends");
    what.plan.ends_on.reset();
    what.decided_through = day("2026-07-31");
    CHECK(told(next_step(what, calendar, national, day("2027-07-31"))) == "2026-11-08");
    what.status = standing_status::paused;
    CHECK(told(next_step(what, calendar, national, day("2027-07-31"))) == "-");
}

TEST_CASE("a standing order begins with the first day that can be ordered in time", "[orders][standing]") {
    auto plan = some_order().plan;
    CHECK(decided_at_start(plan, day("2026-02-01")) == day("2026-03-01"));
    CHECK(decided_at_start(plan, day("2026-03-01")) == day("2026-03-03"));
}

TEST_CASE("pausing leaves out the days whose time passes, and what has ended stays so", "[orders][standing]") {
    auto what = some_order();
    what.decided_through = day("2026-03-04");
    CHECK(resume(what, day("2026-03-02")).error().code == "standing-order-state-conflict");
    const auto paused = pause(what);
    REQUIRE(paused);
    CHECK(paused->version == 2);
    CHECK(pause(*paused).error().code == "standing-order-state-conflict");
    CHECK(resume(*paused, day("2026-03-01"))->decided_through == day("2026-03-04"));
    CHECK(resume(*paused, day("2026-03-10"))->decided_through == day("2026-03-12"));
    CHECK(change_plan(*paused, what.plan, day("2026-03-01")));
    const auto ended = end(*paused);
    REQUIRE(ended);
    CHECK(end(*ended).error().code == "standing-order-state-conflict");
    CHECK(resume(*ended, day("2026-03-10")).error().code == "standing-order-state-conflict");
    CHECK(change_plan(*ended, what.plan, day("2026-03-10")).error().code == "standing-order-state-conflict");
}

TEST_CASE("a change never goes back behind a day that is decided", "[orders][standing]") {
    auto what = some_order();
    what.decided_through = day("2026-03-11");
    auto plan = what.plan;
    plan.starts_on = day("2026-03-05");
    plan.lead_days = 10;
    CHECK(change_plan(what, plan, day("2026-03-08"))->decided_through == day("2026-03-11"));
    plan.starts_on = day("2026-04-01");
    CHECK(change_plan(what, plan, day("2026-03-08"))->decided_through == day("2026-03-31"));
}

TEST_CASE("only what a refusal says of lines that cannot be had is left out, each once", "[orders][standing]") {
    const auto asked = [] {
        order_request made;
        for (unsigned char i = 1; i <= 3; ++i) made.lines.push_back({numbered<offer_id>(i), 1, i});
        return made;
    };
    const auto refusal = [](std::string code, std::vector<base::field_error> fields) {
        return base::error{.kind = base::error_kind::conflict, .code = std::move(code), .detail = {}, .fields = std::move(fields)};
    };
    auto what = asked();
    const auto skipped = leave_out(what, refusal("insufficient-stock", {{"/lines/2/quantity", "insufficient-stock", "1 is available."},
                                                                        {"/lines/0/quantity", "insufficient-stock", "0 are available."},
                                                                        {"/lines/0/offer_id", "listing-held", "again"}}));
    REQUIRE(skipped.size() == 2);
    CHECK(skipped[0].offer == numbered<offer_id>(1));
    CHECK(skipped[0].detail == "0 are available.");
    CHECK(skipped[1].quantity == 3);
    REQUIRE(what.lines.size() == 1);
    CHECK(what.lines[0].offer == numbered<offer_id>(2));
    for (const auto& [code, pointer] :
         {std::pair{"budget-exceeded", "/lines/0/budget_id"}, std::pair{"insufficient-stock", "/lines/3/quantity"},
          std::pair{"insufficient-stock", "/lines/x"}, std::pair{"insufficient-stock", "/requested_delivery_date"}}) {
        auto whole = asked();
        INFO(code << " " << pointer);
        CHECK(leave_out(whole, refusal(code, {{pointer, code, "x"}})).empty());
        CHECK(whole.lines.size() == 3);
    }
}

TEST_CASE("what was left out is told in whole sentences, as many as there is room for", "[orders][standing]") {
    const std::vector<skipped_line> skipped{{{}, "苹果", 1, "insufficient-stock", "没有了。"}, {{}, "梨", 2, "offer-expired", "过期。"}};
    CHECK(sentences_of(skipped, 1'000) == "苹果: 没有了。 梨: 过期。");
    CHECK(sentences_of(skipped, 25) == "苹果: 没有了。");
    CHECK(sentences_of({}, 10).empty());
}
