// School calendars and standing orders: use cases, handlers and the clock that orders their days, put together.
#pragma once

#include <vector>

#include "orders/app/standing/order_standing_days.hpp"
#include "orders/http/standing/standing_handlers.hpp"
#include "orders/settings.hpp"
#include "platform/journal/background_loop.hpp"
#include "platform/runtime/composition.hpp"

namespace chuanpin::orders {

class standing_part {
public:
    standing_part(runtime::service_context& program, app::unit_of_work& database, app::unit_of_work& background_database,
                  app::order_queue& place, const settings& with)
        : program_(program),
          check_(with.hold_check),
          calendars_(database, program.random),
          standing_(database, program.random),
          days_(background_database, program.random, place, base::national_working_days(), with.draft),
          loop_(program.executor) {}

    [[nodiscard]] std::vector<chuanpin::http::router::row> rows() {
        auto all = http::make_calendar_rows(calendars_);
        for (auto& each : http::make_standing_rows(standing_)) all.push_back(std::move(each));
        return all;
    }
    void start() {
        loop_.start([this] { return look_at_the_calendar(); });
    }
    base::task<void> stop() { co_await loop_.stop(); }

private:
    static constexpr std::chrono::seconds job_time_max{30};

    base::task<std::chrono::milliseconds> look_at_the_calendar() {
        try {
            const auto done = co_await days_(runtime::own_context(program_, "job:standing-orders", job_time_max));
            if (!done)
                program_.log.write(base::log_level::warning, "orders.standing_orders",
                                   {{"code", done.error().code}, {"message", done.error().detail}});
        } catch (const std::exception& fault) {
            program_.log.write(base::log_level::error, "orders.standing_orders", {{"message", fault.what()}});
        }
        co_return check_;
    }

    runtime::service_context& program_;
    std::chrono::seconds check_;
    app::keep_school_calendars calendars_;
    app::keep_standing_orders standing_;
    app::order_standing_days days_;
    journal::background_loop loop_;
};

}  // namespace chuanpin::orders
