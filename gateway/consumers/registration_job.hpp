// Lets registrations lapse that nobody decided, every so often. I/O thread only.
#pragma once

#include <chrono>
#include <functional>

#include "gateway/app/lapse_registrations.hpp"
#include "platform/base/log.hpp"
#include "platform/journal/background_loop.hpp"

namespace chuanpin::gateway::consumers {

class registration_job {
public:
    /// `context` makes the circumstances of one run.
    registration_job(boost::asio::any_io_executor executor, app::lapse_registrations& lapse, std::function<base::call_context()> context,
                     base::logger& log, std::chrono::milliseconds pause);

    void start();
    base::task<void> stop();

private:
    base::task<std::chrono::milliseconds> run();

    app::lapse_registrations& lapse_;
    std::function<base::call_context()> context_;
    base::logger& log_;
    std::chrono::milliseconds pause_;
    journal::background_loop loop_;
};

}  // namespace chuanpin::gateway::consumers
