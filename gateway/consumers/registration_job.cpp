#include "gateway/consumers/registration_job.hpp"

namespace chuanpin::gateway::consumers {

registration_job::registration_job(boost::asio::any_io_executor executor, app::lapse_registrations& lapse,
                                   std::function<base::call_context()> context, base::logger& log, std::chrono::milliseconds pause)
    : lapse_(lapse), context_(std::move(context)), log_(log), pause_(pause), loop_(executor) {}

void registration_job::start() {
    loop_.start([this] { return run(); });
}

base::task<void> registration_job::stop() { co_await loop_.stop(); }

base::task<std::chrono::milliseconds> registration_job::run() {
    try {
        const auto done = co_await lapse_(context_());
        if (!done)
            log_.write(base::log_level::warning, "gateway.lapse_failed", {{"code", done.error().code}, {"message", done.error().detail}});
        // A full run leaves more behind it.
        if (done && *done == app::lapsed_together_max) co_return std::chrono::milliseconds(0);
    } catch (const std::exception& fault) {
        log_.write(base::log_level::error, "gateway.lapse_failed", {{"message", fault.what()}});
    }
    co_return pause_;
}

}  // namespace chuanpin::gateway::consumers
