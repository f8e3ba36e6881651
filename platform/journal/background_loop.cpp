#include "platform/journal/background_loop.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace chuanpin::journal {

struct background_loop::state {
    explicit state(const boost::asio::any_io_executor& executor)
        : nap(executor), ended(executor, boost::asio::steady_timer::time_point::max()) {}

    boost::asio::steady_timer nap;
    boost::asio::steady_timer ended;
    bool running = false;
    bool stopping = false;
    bool woken = false;
};

background_loop::background_loop(const boost::asio::any_io_executor& executor) : state_(std::make_shared<state>(executor)) {}

void background_loop::start(turn take) {
    state_->running = true;
    boost::asio::co_spawn(state_->nap.get_executor(), run(state_, std::move(take)), [shared = state_](const std::exception_ptr& fault) {
        shared->running = false;
        shared->ended.cancel();
        if (fault) std::rethrow_exception(fault);  // a bug of the turn: it reaches whoever runs the executor, and is logged there
    });
}

base::task<void> background_loop::run(std::shared_ptr<state> shared, turn take) {
    boost::system::error_code woken;
    while (!shared->stopping) {
        shared->woken = false;
        const auto pause = co_await take();
        if (shared->stopping || shared->woken) continue;
        shared->nap.expires_after(pause);
        co_await shared->nap.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, woken));
    }
}

void background_loop::wake() {
    state_->woken = true;
    state_->nap.cancel();
}

base::task<void> background_loop::stop() {
    const auto shared = state_;
    shared->stopping = true;
    shared->nap.cancel();
    boost::system::error_code ended;
    if (shared->running) co_await shared->ended.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, ended));
}

bool background_loop::stopping() const { return state_->stopping; }

}  // namespace chuanpin::journal
