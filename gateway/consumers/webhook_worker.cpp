#include "gateway/consumers/webhook_worker.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace chuanpin::gateway::consumers {

namespace {
constexpr std::chrono::milliseconds pause_after_fault{1'000};
}

struct webhook_worker::implementation : std::enable_shared_from_this<implementation> {
    implementation(boost::asio::any_io_executor runs_on, app::deliver_webhooks& use_case, base::logger& log_,
                   std::chrono::milliseconds pause_)
        : executor(std::move(runs_on)), deliver(use_case), log(log_), pause(pause_), changed(executor) {}

    boost::asio::any_io_executor executor;
    app::deliver_webhooks& deliver;
    base::logger& log;
    std::chrono::milliseconds pause;
    boost::asio::steady_timer changed;  ///< cancelled when a delivery ends or the worker stops
    std::size_t in_flight = 0;
    bool looping = false;
    bool stopping = false;

    base::task<void> wait(std::chrono::milliseconds at_most) {
        boost::system::error_code ignored;  // a cancelled timer is what wakes us
        changed.expires_after(at_most);
        co_await changed.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, ignored));
    }

    base::task<void> loop() {
        while (!stopping) {
            const auto next_look = co_await look();
            if (!stopping) co_await wait(next_look);
        }
        looping = false;
        changed.cancel();
    }

    /// Answers how long to wait when nothing ends before.
    base::task<std::chrono::milliseconds> look() {
        const auto room = domain::in_flight_max - in_flight;
        if (room == 0) co_return pause;
        try {
            auto leased = co_await deliver.lease(room);
            if (!leased) co_return pause_after_fault;
            for (auto& each : *leased) begin(std::move(each));
            co_return leased->size() == room ? std::chrono::milliseconds(0) : pause;
        } catch (const std::exception& fault) {
            log.write(base::log_level::error, "webhook.lease_failed", {{"message", fault.what()}});
            co_return pause_after_fault;
        }
    }

    void begin(app::leased_delivery delivery) {
        ++in_flight;
        boost::asio::co_spawn(executor, run(shared_from_this(), std::move(delivery)), boost::asio::detached);
    }

    static base::task<void> run(std::shared_ptr<implementation> self, app::leased_delivery delivery) {
        try {
            co_await self->deliver.deliver(std::move(delivery));
        } catch (const std::exception& fault) {
            self->log.write(base::log_level::error, "webhook.delivery_failed", {{"message", fault.what()}});
        }
        --self->in_flight;
        self->changed.cancel();
    }
};

webhook_worker::webhook_worker(boost::asio::any_io_executor executor, app::deliver_webhooks& deliver, base::logger& log,
                               std::chrono::milliseconds pause)
    : implementation_(std::make_shared<implementation>(std::move(executor), deliver, log, pause)) {}

webhook_worker::~webhook_worker() { implementation_->stopping = true; }

void webhook_worker::start() {
    implementation_->looping = true;
    boost::asio::co_spawn(
        implementation_->executor, [self = implementation_]() -> base::task<void> { co_await self->loop(); }, boost::asio::detached);
}

base::task<void> webhook_worker::stop() {
    auto self = implementation_;
    self->stopping = true;
    self->changed.cancel();
    while (self->looping || self->in_flight > 0) co_await self->wait(std::chrono::milliseconds(20));
}

std::size_t webhook_worker::in_flight() const { return implementation_->in_flight; }

}  // namespace chuanpin::gateway::consumers
