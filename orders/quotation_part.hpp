// Requests for quotation: the keys that seal quotes and their receipts, their use cases, handlers and the clock that looks for deadlines,
// put together.
#pragma once

#include "orders/app/quotation/remind_buyers.hpp"
#include "orders/http/quotation/quotation_handlers.hpp"
#include "orders/settings.hpp"
#include "platform/http/derived_keys.hpp"
#include "platform/journal/background_loop.hpp"
#include "platform/runtime/composition.hpp"

namespace chuanpin::orders {

class quotation_part {
public:
    quotation_part(runtime::service_context& program, app::unit_of_work& database, app::unit_of_work& background_database,
                   const settings& with)
        : program_(program),
          check_(with.hold_check),
          box_(chuanpin::http::derive_keys(program.settings.principal_keys, "orders sealed quotes 1")),
          quotations_(database, box_, program.random),
          quotes_(database, box_, chuanpin::http::derive_keys(program.settings.principal_keys, "orders receipts of quotes 1").front(),
                  program.random),
          remind_(background_database, program.random),
          loop_(program.executor) {}

    [[nodiscard]] std::vector<chuanpin::http::router::row> rows() { return http::make_quotation_rows({quotations_, quotes_}); }
    void start() {
        loop_.start([this] { return look_for_deadlines(); });
    }
    base::task<void> stop() { co_await loop_.stop(); }

private:
    static constexpr std::chrono::seconds job_time_max{30};

    base::task<std::chrono::milliseconds> look_for_deadlines() {
        try {
            const auto done = co_await remind_(runtime::own_context(program_, "job:quotation-deadline", job_time_max));
            if (!done)
                program_.log.write(base::log_level::warning, "orders.quotation_deadlines",
                                   {{"code", done.error().code}, {"message", done.error().detail}});
        } catch (const std::exception& fault) {
            program_.log.write(base::log_level::error, "orders.quotation_deadlines", {{"message", fault.what()}});
        }
        co_return check_;
    }

    runtime::service_context& program_;
    std::chrono::seconds check_;
    crypto::secret_box box_;
    app::handle_quotations quotations_;
    app::submit_quotes quotes_;
    app::remind_buyers remind_;  // the job's, in the background
    journal::background_loop loop_;
};

}  // namespace chuanpin::orders
