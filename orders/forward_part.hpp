// Orders ahead of a harvest: what is free by week, and the job that sets goods aside for whoever waits.
#pragma once

#include "orders/app/forward/supply_waiting.hpp"
#include "orders/http/forward/capacity_handlers.hpp"
#include "platform/journal/background_loop.hpp"
#include "platform/runtime/composition.hpp"

namespace chuanpin::orders {

class forward_part {
public:
    forward_part(runtime::service_context& program, app::unit_of_work& database, app::unit_of_work& background, std::chrono::seconds check)
        : program_(program), check_(check), read_(database), supply_(background, program.random), clock_(program.executor) {}

    [[nodiscard]] std::vector<chuanpin::http::router::row> rows() { return http::make_capacity_rows(read_); }
    void start() {
        clock_.start([this] { return look(); });
    }
    base::task<void> stop() { return clock_.stop(); }

private:
    static constexpr std::chrono::seconds job_time_max{30};

    base::task<std::chrono::milliseconds> look() {
        try {
            const auto done = co_await supply_(runtime::own_context(program_, "job:supply-waiting", job_time_max));
            if (!done)
                program_.log.write(base::log_level::warning, "orders.supply_waiting",
                                   {{"code", done.error().code}, {"message", done.error().detail}});
        } catch (const std::exception& fault) {
            program_.log.write(base::log_level::error, "orders.supply_waiting", {{"message", fault.what()}});
        }
        co_return check_;
    }

    runtime::service_context& program_;
    std::chrono::seconds check_;
    app::read_capacity read_;
    app::supply_waiting supply_;
    journal::background_loop clock_;
};

}  // namespace chuanpin::orders
