// A house with a school calendar and standing orders, on one side of the ports.
#pragma once

#include "orders/app/standing/keep_school_calendars.hpp"
#include "orders/app/standing/keep_standing_orders.hpp"
#include "orders/app/standing/order_standing_days.hpp"
#include "tests/contract/orders/side.hpp"

namespace chuanpin::tests {

inline base::business_date day(const char* text) { return base::parse_date(text).value(); }

// The suite's clock begins on Monday, 2026-03-02.
class kitchen {
public:
    explicit kitchen(side& on)
        : on_(on),
          calendars_(on.backend->database(), on.random),
          standing_(on.backend->database(), on.random),
          job_(on.backend->database(), on.random, on.queue, base::national_working_days(), std::chrono::hours(24)) {
        REQUIRE(base::business_date_of(on.clock.now()) == day("2026-03-02"));
        const auto context = on_.as_buyer();
        const auto made = on_.run(calendars_.add(context, calendar_claim(), school()));
        calendar = base::parse_id<domain::school_calendar_id>(made.value().body).value();
    }

    static domain::school_calendar school() {
        return {
            .name = "2026 年春季学期", .terms = {{day("2026-03-02"), day("2026-07-03")}}, .free = {{day("2026-03-06"), day("2026-03-06")}}};
    }
    /// Five of the first product from Monday to Friday, ordered a day before.
    [[nodiscard]] domain::standing_plan plan(domain::standing_mode mode = domain::standing_mode::order) const {
        domain::standing_plan asked{.name = "食堂",
                                    .supplier = numbered<domain::organisation_id>(1),
                                    .calendar = calendar,
                                    .delivery = {"510107", "成都", "张"},
                                    .lead_days = 1,
                                    .starts_on = day("2026-03-02"),
                                    .mode = mode};
        for (int weekday = 1; weekday <= 5; ++weekday) asked.lines.push_back({weekday, {numbered<domain::offer_id>(1), 1, 5}});
        return asked;
    }
    base::result<base::reply> open(domain::standing_plan what) {
        const auto context = on_.as_buyer();
        return on_.run(standing_.open(context, claim(), std::move(what)));
    }
    domain::standing_order_id opened(domain::standing_plan what) {
        return base::parse_id<domain::standing_order_id>(open(std::move(what)).value().body).value();
    }
    template <class... More>
    base::result<base::reply> change(app::keep_standing_orders::answer (app::keep_standing_orders::*what)(const base::call_context&,
                                                                                                          app::keep_standing_orders::claim,
                                                                                                          app::keep_standing_orders::target,
                                                                                                          More...),
                                     domain::standing_order_id id, base::version_condition seen, More... more) {
        const auto context = on_.as_buyer();
        return on_.run((standing_.*what)(context, claim(), {id, std::move(seen)}, std::move(more)...));
    }
    base::call_context nobody() {
        auto context = a_context(on_.clock.now());
        context.deadline = std::chrono::steady_clock::now() + patience;
        return context;
    }
    std::size_t look() {
        const auto context = nobody();
        return on_.run(job_(context)).value();
    }
    std::size_t days_later(int count) {
        on_.clock.advance(std::chrono::days(count));
        return look();
    }
    std::vector<std::string> told(domain::standing_order_id id) {
        const auto context = on_.as_buyer();
        std::vector<std::string> found;
        for (const auto& each : on_.run(standing_.days(context, id, std::nullopt, 100)).value())
            found.push_back(base::to_text(each.day) + " " + std::string(domain::name_of(each.outcome)) +
                            (each.code ? " " + *each.code : ""));
        std::ranges::reverse(found);
        return found;
    }
    std::vector<domain::standing_day> days(domain::standing_order_id id) {
        const auto context = on_.as_buyer();
        return on_.run(standing_.days(context, id, std::nullopt, 100)).value();
    }
    std::size_t orders() {
        app::read_orders use(on_.backend->database());
        const auto context = on_.as_buyer();
        return on_.run(use.page(context, std::nullopt, std::nullopt, 100)).value().size();
    }
    app::order_standing_days& job() { return job_; }
    app::keep_standing_orders& standing() { return standing_; }
    app::keep_school_calendars& calendars() { return calendars_; }
    app::keep_standing_orders::claim claim() {
        return {on_.fresh_claim(), [](const domain::standing_order& what) { return base::to_wire(what.id); }};
    }
    app::keep_school_calendars::claim calendar_claim() {
        return {on_.fresh_claim(), [](const domain::school_calendar& what) { return base::to_wire(what.id); }};
    }

    domain::school_calendar_id calendar{};

private:
    side& on_;
    app::keep_school_calendars calendars_;
    app::keep_standing_orders standing_;
    app::order_standing_days job_;
};

}  // namespace chuanpin::tests
