// The part of the composition root for pairings, collecting windows and agreements.
#pragma once

#include <vector>

#include "orders/http/agreement/agreement_handlers.hpp"
#include "orders/http/agreement/pairing_handlers.hpp"
#include "orders/http/agreement/window_handlers.hpp"
#include "platform/journal/background_loop.hpp"
#include "platform/runtime/composition.hpp"

namespace chuanpin::orders {

class agreement_part {
public:
    /// `check` is how often windows are looked for whose end has come.
    agreement_part(runtime::service_context& program, app::unit_of_work& database, app::unit_of_work& background_database,
                   std::chrono::seconds check)
        : program_(program),
          check_(check),
          pairings_(database, program.random),
          windows_(database, program.random),
          sign_(database, program.random),
          fulfil_(database, program.random),
          read_(database),
          clock_job_(background_database, program.random),
          loop_(program.executor) {}

    [[nodiscard]] std::vector<chuanpin::http::router::row> rows() {
        auto all = orders::http::make_pairing_rows(pairings_);
        for (auto& each : orders::http::make_window_rows(windows_)) all.push_back(std::move(each));
        for (auto& each : orders::http::make_agreement_rows({sign_, fulfil_, read_})) all.push_back(std::move(each));
        return all;
    }
    void start() {
        loop_.start([this] { return look_for_ended_windows(); });
    }
    base::task<void> stop() { co_await loop_.stop(); }

private:
    base::task<std::chrono::milliseconds> look_for_ended_windows() {
        constexpr std::chrono::seconds job_time_max{30};
        try {
            const auto done = co_await clock_job_.close_ended(runtime::own_context(program_, "job:close-windows", job_time_max));
            if (!done)
                program_.log.write(base::log_level::warning, "orders.close_windows",
                                   {{"code", done.error().code}, {"message", done.error().detail}});
        } catch (const std::exception& fault) {
            program_.log.write(base::log_level::error, "orders.close_windows", {{"message", fault.what()}});
        }
        co_return check_;
    }

    runtime::service_context& program_;
    std::chrono::seconds check_;
    app::keep_pairings pairings_;
    app::collect_intents windows_;
    app::sign_agreements sign_;
    app::fulfil_agreements fulfil_;
    app::read_agreements read_;
    app::collect_intents clock_job_;
    journal::background_loop loop_;
};

}  // namespace chuanpin::orders
