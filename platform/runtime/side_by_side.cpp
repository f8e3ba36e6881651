#include "platform/runtime/side_by_side.hpp"

#include <chrono>
#include <memory>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace chuanpin::runtime {

namespace {

void log_fault(base::logger& log, const std::exception_ptr& fault) {
    try {
        std::rethrow_exception(fault);
    } catch (const std::exception& thrown) {
        log.write(base::log_level::error, "program.exception", {{"message", std::string_view(thrown.what())}});
    } catch (...) {
        log.write(base::log_level::error, "program.exception", {{"message", std::string_view("not a std::exception")}});
    }
}

}  // namespace

base::task<void> side_by_side(std::vector<base::task<void>> all, base::logger& log) {
    const auto executor = co_await boost::asio::this_coro::executor;
    const auto done = std::make_shared<boost::asio::steady_timer>(executor, std::chrono::steady_clock::time_point::max());
    const auto left = std::make_shared<std::size_t>(all.size());
    for (auto& each : all)
        boost::asio::co_spawn(executor, std::move(each), [done, left, &log](const std::exception_ptr& fault) {
            if (fault) log_fault(log, fault);
            if (--*left == 0) done->cancel();
        });
    boost::system::error_code cancelled;
    if (*left > 0) co_await done->async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, cancelled));
}

}  // namespace chuanpin::runtime
