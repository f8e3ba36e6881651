// Forgets nonces once a minute. I/O thread only.
#pragma once

#include <chrono>
#include <functional>

#include "gateway/app/forget_nonces.hpp"
#include "platform/base/log.hpp"
#include "platform/journal/background_loop.hpp"

namespace chuanpin::gateway::consumers {

inline constexpr std::chrono::milliseconds nonce_pause_default{60'000};

class nonce_job {
public:
    /// `context` makes the circumstances of one run. All references must outlive it.
    nonce_job(boost::asio::any_io_executor executor, app::forget_nonces& forget, std::function<base::call_context()> context,
              base::logger& log, std::chrono::milliseconds pause = nonce_pause_default);

    void start();
    base::task<void> stop();

private:
    base::task<std::chrono::milliseconds> run_once();

    app::forget_nonces& forget_;
    std::function<base::call_context()> context_;
    base::logger& log_;
    std::chrono::milliseconds pause_;
    journal::background_loop loop_;
};

}  // namespace chuanpin::gateway::consumers
