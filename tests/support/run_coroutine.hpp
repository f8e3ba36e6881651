// Runs a coroutine to its end on the calling thread: answers its value, rethrows its exception, fails where it takes too long.
#pragma once

#include <chrono>
#include <exception>
#include <memory>
#include <optional>
#include <stdexcept>
#include <type_traits>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>

#include "platform/base/task.hpp"

namespace chuanpin::tests {

inline constexpr std::chrono::milliseconds coroutine_time_max = std::chrono::seconds(10);

/// Runs `io` until `done` answers true; throws where that takes longer than `timeout`.
template <class Done>
void run_until(boost::asio::io_context& io, Done done, std::chrono::milliseconds timeout = coroutine_time_max) {
    const auto end = std::chrono::steady_clock::now() + timeout;
    const auto guard = boost::asio::make_work_guard(io);
    io.restart();
    while (!done()) {
        if (std::chrono::steady_clock::now() >= end) throw std::runtime_error("the test waited too long");
        io.run_one_for(std::chrono::milliseconds(20));
    }
}

/// What else was started on `io` runs along while the coroutine does.
template <class T>
T run_coroutine(boost::asio::io_context& io, base::task<T> work, std::chrono::milliseconds timeout = coroutine_time_max) {
    struct outcome {
        bool done = false;
        std::exception_ptr fault;
        std::optional<std::conditional_t<std::is_void_v<T>, bool, T>> value;
    };
    // Shared, because a coroutine that is given up may still end while `io` is destroyed.
    auto state = std::make_shared<outcome>();
    if constexpr (std::is_void_v<T>) {
        boost::asio::co_spawn(io, std::move(work), [state](std::exception_ptr fault) {
            state->fault = fault;
            state->done = true;
        });
    } else {
        boost::asio::co_spawn(io, std::move(work), [state](std::exception_ptr fault, T value) {
            state->fault = fault;
            if (!fault) state->value.emplace(std::move(value));
            state->done = true;
        });
    }
    run_until(io, [&] { return state->done; }, timeout);
    if (state->fault) std::rethrow_exception(state->fault);
    if constexpr (!std::is_void_v<T>) return std::move(*state->value);
}

template <class T>
T run_coroutine(base::task<T> work, std::chrono::milliseconds timeout = coroutine_time_max) {
    boost::asio::io_context io;
    return run_coroutine(io, std::move(work), timeout);
}

}  // namespace chuanpin::tests
