#include "gateway/consumers/notice_jobs.hpp"

namespace chuanpin::gateway::consumers {

namespace {

constexpr std::chrono::milliseconds pause_after_fault{1'000};

}  // namespace

notice_jobs::notice_jobs(boost::asio::any_io_executor executor, app::remind_of_tasks& remind, app::send_notices& send,
                         std::function<base::call_context()> context, base::logger& log, notice_job_options options)
    : remind_(remind), send_(send), context_(std::move(context)), log_(log), options_(options), clocks_(executor), messages_(executor) {}

void notice_jobs::start() {
    clocks_.start([this] { return look_at_clocks(); });
    if (options_.sends) messages_.start([this] { return send_messages(); });
}

base::task<void> notice_jobs::stop() {
    co_await clocks_.stop();
    if (options_.sends) co_await messages_.stop();
}

base::task<std::chrono::milliseconds> notice_jobs::look_at_clocks() {
    try {
        const auto done = co_await remind_(context_());
        if (!done) tell("notice.clocks_failed", done.error());
        // A full run leaves more behind it.
        if (done && *done == app::tasks_looked_at_max) co_return std::chrono::milliseconds(0);
    } catch (const std::exception& fault) {
        log_.write(base::log_level::error, "notice.clocks_failed", {{"message", fault.what()}});
    }
    co_return options_.clock_pause;
}

base::task<std::chrono::milliseconds> notice_jobs::send_messages() {
    try {
        const auto done = co_await send_();
        if (done) co_return *done == domain::notices_leased_max ? std::chrono::milliseconds(0) : options_.send_pause;
        tell("notice.lease_failed", done.error());
    } catch (const std::exception& fault) {
        log_.write(base::log_level::error, "notice.lease_failed", {{"message", fault.what()}});
    }
    co_return pause_after_fault;
}

void notice_jobs::tell(std::string_view event, const base::error& fault) {
    log_.write(base::log_level::warning, event, {{"code", fault.code}, {"message", fault.detail}});
}

}  // namespace chuanpin::gateway::consumers
