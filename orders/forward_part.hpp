// Orders ahead of a harvest: what is free by week, and the jobs that set goods aside for whoever waits and tell of what is late.
#pragma once

#include "orders/app/forward/supply_waiting.hpp"
#include "orders/app/forward/tell_late.hpp"
#include "orders/http/forward/capacity_handlers.hpp"
#include "platform/journal/background_loop.hpp"
#include "platform/runtime/composition.hpp"

namespace chuanpin::orders {

class forward_part {
public:
    forward_part(runtime::service_context& program, app::unit_of_work& database, app::unit_of_work& background, std::chrono::seconds check)
        : program_(program),
          check_(check),
          read_(database),
          supply_(background, program.random),
          tell_late_(background, program.random),
          clock_(program.executor) {}

    [[nodiscard]] std::vector<chuanpin::http::router::row> rows() { return http::make_capacity_rows(read_); }
    void start() {
        clock_.start([this] { return look(); });
    }
    base::task<void> stop() { return clock_.stop(); }

private:
    static constexpr std::chrono::seconds job_time_max{30};

    // What came is set aside before anybody hears that it has not.
    base::task<std::chrono::milliseconds> look() {
        co_await run("job:supply-waiting", "orders.supply_waiting", supply_);
        co_await run("job:goods-late", "orders.goods_late", tell_late_);
        co_return check_;
    }
    template <class Job>
    base::task<void> run(const char* name, const char* logged_as, Job& job) {
        try {
            const auto done = co_await job(runtime::own_context(program_, name, job_time_max));
            if (!done)
                program_.log.write(base::log_level::warning, logged_as, {{"code", done.error().code}, {"message", done.error().detail}});
        } catch (const std::exception& fault) {
            program_.log.write(base::log_level::error, logged_as, {{"message", fault.what()}});
        }
    }

    runtime::service_context& program_;
    std::chrono::seconds check_;
    app::read_capacity read_;
    app::supply_waiting supply_;
    app::tell_late tell_late_;
    journal::background_loop clock_;
};

}  // namespace chuanpin::orders
