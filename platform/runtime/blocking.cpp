#include "platform/runtime/blocking.hpp"

#include <exception>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/execution/context.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/query.hpp>

namespace chuanpin::runtime {

int run_blocking(service_context& context, base::task<int> work) {
    auto& io = static_cast<boost::asio::io_context&>(boost::asio::query(context.executor, boost::asio::execution::context));
    auto guard = boost::asio::make_work_guard(io);
    std::exception_ptr fault;
    int code = 1;
    bool done = false;
    boost::asio::co_spawn(io, std::move(work), [&](std::exception_ptr thrown, int answer) {
        fault = thrown;
        code = answer;
        done = true;
    });
    io.restart();
    while (!done && io.run_one() > 0) {
    }
    if (fault) std::rethrow_exception(fault);
    return code;
}

}  // namespace chuanpin::runtime
