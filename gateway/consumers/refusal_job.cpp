#include "gateway/consumers/refusal_job.hpp"

namespace chuanpin::gateway::consumers {

refusal_job::refusal_job(boost::asio::any_io_executor executor, app::write_refusals& write, std::function<base::call_context()> context,
                         base::logger& log, std::chrono::milliseconds pause)
    : write_(write), context_(std::move(context)), log_(log), pause_(pause), loop_(executor) {}

void refusal_job::start() {
    loop_.start([this] { return run(); });
}

// Twice at the end: what a run before could not write, and what came since.
base::task<void> refusal_job::stop() {
    co_await loop_.stop();
    co_await run();
    co_await run();
}

base::task<std::chrono::milliseconds> refusal_job::run() {
    try {
        const auto written = co_await write_(context_());
        if (!written)
            log_.write(base::log_level::warning, "gateway.refusals_not_written",
                       {{"code", written.error().code}, {"message", written.error().detail}});
    } catch (const std::exception& fault) {
        log_.write(base::log_level::error, "gateway.refusals_not_written", {{"message", fault.what()}});
    }
    co_return pause_;
}

}  // namespace chuanpin::gateway::consumers
