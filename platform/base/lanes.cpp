#include "platform/base/lanes.hpp"

#include <chrono>
#include <exception>
#include <memory>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace chuanpin::base {
namespace {

/// Outlives the caller's frame, which an executor that is thrown away destroys before its lanes.
struct together {
    together(const boost::asio::any_io_executor& on, std::size_t lanes, std::function<task<void>()> of)
        : ended(on, std::chrono::steady_clock::time_point::max()), left(lanes), work(std::move(of)) {}

    boost::asio::steady_timer ended;
    std::size_t left;
    std::function<task<void>()> work;
    std::exception_ptr fault;
};

}  // namespace

task<void> in_lanes(std::size_t lanes, std::function<task<void>()> work) {
    const auto executor = co_await boost::asio::this_coro::executor;
    const auto all = std::make_shared<together>(executor, lanes, std::move(work));
    for (std::size_t i = 0; i < lanes; ++i)
        boost::asio::co_spawn(executor, all->work(), [all](const std::exception_ptr& fault) {
            if (fault && !all->fault) all->fault = fault;
            if (--all->left == 0) all->ended.cancel();
        });
    boost::system::error_code cancelled;
    if (all->left > 0) co_await all->ended.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, cancelled));
    if (all->fault) std::rethrow_exception(all->fault);
}

}  // namespace chuanpin::base
