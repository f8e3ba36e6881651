// Keeps webhook deliveries running: leases what is due, lets up to 64 run side by side, looks again when one ends or after
// a pause. I/O thread only.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>

#include <boost/asio/any_io_executor.hpp>

#include "gateway/app/deliver_webhooks.hpp"

namespace chuanpin::gateway::consumers {

class webhook_worker {
public:
    /// `deliver` and `log` must outlive it.
    webhook_worker(boost::asio::any_io_executor executor, app::deliver_webhooks& deliver, base::logger& log,
                   std::chrono::milliseconds pause = std::chrono::milliseconds(100));
    ~webhook_worker();

    void start();
    /// Takes nothing new; resumes when what runs has been recorded.
    base::task<void> stop();
    [[nodiscard]] std::size_t in_flight() const;

private:
    struct implementation;
    std::shared_ptr<implementation> implementation_;
};

}  // namespace chuanpin::gateway::consumers
