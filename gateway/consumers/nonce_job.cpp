#include "gateway/consumers/nonce_job.hpp"

namespace chuanpin::gateway::consumers {

nonce_job::nonce_job(boost::asio::any_io_executor executor, app::forget_nonces& forget, std::function<base::call_context()> context,
                     base::logger& log, std::chrono::milliseconds pause)
    : forget_(forget), context_(std::move(context)), log_(log), pause_(pause), loop_(executor) {}

void nonce_job::start() {
    loop_.start([this] { return run_once(); });
}

base::task<void> nonce_job::stop() { co_await loop_.stop(); }

// What goes wrong is told and tried again: a nonce that stays longer refuses nothing that it should not.
base::task<std::chrono::milliseconds> nonce_job::run_once() {
    try {
        const auto done = co_await forget_(context_());
        if (!done)
            log_.write(base::log_level::warning, "nonces.forget_failed", {{"code", done.error().code}, {"message", done.error().detail}});
        // A full run leaves more behind it.
        if (done && *done == app::nonces_forgotten_max) co_return std::chrono::milliseconds(0);
    } catch (const std::exception& fault) {
        log_.write(base::log_level::error, "nonces.forget_failed", {{"message", fault.what()}});
    }
    co_return pause_;
}

}  // namespace chuanpin::gateway::consumers
