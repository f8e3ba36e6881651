// Keeps notices going: looks at the clocks of open tasks, and sends what is to be sent. I/O thread only.
#pragma once

#include <chrono>
#include <functional>

#include "gateway/app/remind_of_tasks.hpp"
#include "gateway/app/send_notices.hpp"
#include "platform/journal/background_loop.hpp"

namespace chuanpin::gateway::consumers {

struct notice_job_options {
    std::chrono::milliseconds clock_pause{30'000};  ///< between looks at the clocks
    std::chrono::milliseconds send_pause{500};      ///< between looks for messages when there were none
    bool sends = true;                              ///< false where no channel is configured
};

class notice_jobs {
public:
    /// `context` makes the circumstances of one run. All references must outlive it.
    notice_jobs(boost::asio::any_io_executor executor, app::remind_of_tasks& remind, app::send_notices& send,
                std::function<base::call_context()> context, base::logger& log, notice_job_options options);

    void start();
    /// Takes nothing new; resumes when what runs has been recorded.
    base::task<void> stop();

private:
    base::task<std::chrono::milliseconds> look_at_clocks();
    base::task<std::chrono::milliseconds> send_messages();
    void tell(std::string_view event, const base::error& fault);

    app::remind_of_tasks& remind_;
    app::send_notices& send_;
    std::function<base::call_context()> context_;
    base::logger& log_;
    notice_job_options options_;
    journal::background_loop clocks_;
    journal::background_loop messages_;
};

}  // namespace chuanpin::gateway::consumers
