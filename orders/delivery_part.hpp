// Deliveries, their acceptance, returns and what ends an order: use cases, handlers and the clock, put together.
#pragma once

#include <vector>

#include "orders/http/delivery/delivery_handlers.hpp"
#include "orders/http/returning/return_handlers.hpp"
#include "orders/settings.hpp"
#include "platform/journal/background_loop.hpp"
#include "platform/runtime/composition.hpp"

namespace chuanpin::orders {

class delivery_part {
public:
    delivery_part(runtime::service_context& program, app::unit_of_work& database, app::unit_of_work& background_database,
                  const settings& with)
        : program_(program),
          check_(with.hold_check),
          ship_(database, program.random, with.acceptance),
          accept_(database, program.random),
          close_(database, program.random),
          read_(database),
          returns_(database, program.random),
          close_orders_(database, program.random, with.return_window),
          overdue_(background_database, program.random),
          ended_(background_database, program.random, with.return_window),
          loop_(program.executor) {}

    [[nodiscard]] app::ship_order& ship() { return ship_; }
    [[nodiscard]] app::accept_delivery& accept() { return accept_; }
    [[nodiscard]] std::vector<chuanpin::http::router::row> rows() {
        auto all = http::make_delivery_rows({ship_, accept_, close_, read_});
        for (auto& each : http::make_return_rows({returns_, close_orders_})) all.push_back(std::move(each));
        return all;
    }

    void start() {
        loop_.start([this] { return look_at_the_clock(); });
    }
    base::task<void> stop() { co_await loop_.stop(); }

private:
    static constexpr std::chrono::seconds job_time_max{30};

    base::task<std::chrono::milliseconds> look_at_the_clock() {
        try {
            complain("orders.acceptance_overdue",
                     co_await overdue_.escalate_overdue(runtime::own_context(program_, "job:acceptance-overdue", job_time_max)));
            complain("orders.close_orders", co_await ended_.close_ended(runtime::own_context(program_, "job:close-orders", job_time_max)));
        } catch (const std::exception& fault) {
            program_.log.write(base::log_level::error, "orders.deliveries", {{"message", fault.what()}});
        }
        co_return check_;
    }

    void complain(const char* what, const base::result<std::size_t>& done) {
        if (!done) program_.log.write(base::log_level::warning, what, {{"code", done.error().code}, {"message", done.error().detail}});
    }

    runtime::service_context& program_;
    std::chrono::seconds check_;
    app::ship_order ship_;
    app::accept_delivery accept_;
    app::close_short close_;
    app::read_deliveries read_;
    app::handle_returns returns_;
    app::close_orders close_orders_;
    app::accept_delivery overdue_;  // this and the next: the job's, in the background
    app::close_orders ended_;
    journal::background_loop loop_;
};

}  // namespace chuanpin::orders
