// Writes what was refused into the journal, every few seconds and once more at the stop. I/O thread only.
#pragma once

#include <chrono>
#include <functional>

#include "gateway/app/write_refusals.hpp"
#include "platform/base/log.hpp"
#include "platform/journal/background_loop.hpp"

namespace chuanpin::gateway::consumers {

class refusal_job {
public:
    /// `context` makes the circumstances of one run; `pause` between runs is what a process that dies may lose.
    refusal_job(boost::asio::any_io_executor executor, app::write_refusals& write, std::function<base::call_context()> context,
                base::logger& log, std::chrono::milliseconds pause);

    void start();
    /// Resumes when the last of them is written, or cannot be written.
    base::task<void> stop();

private:
    base::task<std::chrono::milliseconds> run();

    app::write_refusals& write_;
    std::function<base::call_context()> context_;
    base::logger& log_;
    std::chrono::milliseconds pause_;
    journal::background_loop loop_;
};

}  // namespace chuanpin::gateway::consumers
