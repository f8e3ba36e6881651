#include "platform/runtime/retention_job.hpp"

#include "platform/journal/guarded.hpp"

namespace chuanpin::runtime {

retention_job::retention_job(service_context& program, std::string schema, std::vector<mysql::retention_rule> rules,
                             std::string_view service)
    : program_(program), schema_(std::move(schema)), service_(service), loop_(program.executor) {
    for (auto& each : rules) {
        auto& counter = program.metrics.make_counter("chuanpin_retention_rows_total", "Rows removed because their time was up",
                                                     {{"service", service_}, {"rule", each.name}});
        rules_.push_back({std::move(each), &counter});
    }
}

void retention_job::start() {
    loop_.start([this]() -> base::task<std::chrono::milliseconds> {
        if (co_await run_once()) co_return retention_pause;
        co_return retention_idle_pause;
    });
}

base::task<void> retention_job::stop() { co_await loop_.stop(); }

base::task<bool> retention_job::run_once() {
    bool more = false;
    for (const auto& each : rules_) {
        if (loop_.stopping()) co_return false;
        try {
            more = co_await run_rule(each) || more;
        } catch (const std::exception& fault) {
            program_.log.write(base::log_level::error, "retention.failed",
                               {{"service", service_}, {"rule", each.what.name}, {"message", fault.what()}});
        }
    }
    co_return more;
}

base::task<bool> retention_job::run_rule(const counted_rule& rule) {
    const auto until = std::chrono::steady_clock::now() + retention_batch_time_max;
    const auto now = program_.clock.now();
    mysql::removed_rows removed;
    const auto done = co_await journal::run_guarded(program_.background, schema_, until, [&](mysql::session& connection) {
        removed = mysql::remove_due(connection, rule.what, now, until);
    });
    if (!done) {
        program_.log.write(
            base::log_level::warning, "retention.failed",
            {{"service", service_}, {"rule", rule.what.name}, {"code", done.error().code}, {"message", done.error().detail}});
        co_return false;
    }
    rule.rows->add(static_cast<double>(removed.rows));
    co_return removed.found == rule.what.together_max;
}

}  // namespace chuanpin::runtime
