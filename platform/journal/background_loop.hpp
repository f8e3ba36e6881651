// A coroutine that takes turns until it is told to stop, naps between them, and can be woken.
#pragma once

#include <chrono>
#include <functional>
#include <memory>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>

#include "platform/base/task.hpp"

namespace chuanpin::journal {

/// I/O thread only. Whoever owns it keeps itself alive through what `turn` captures.
class background_loop {
public:
    /// Takes one turn; answers how long to nap before the next one. An exception ends the loop and reaches whoever
    /// runs the executor.
    using turn = std::function<base::task<std::chrono::milliseconds>()>;

    explicit background_loop(const boost::asio::any_io_executor& executor);

    /// Once. `take` is let go when the loop has ended.
    void start(turn take);
    /// The next turn begins at once, or right after the one at hand.
    void wake();
    /// Resumes when the turn at hand has ended and none will follow.
    base::task<void> stop();
    [[nodiscard]] bool stopping() const;

private:
    struct state;
    static base::task<void> run(std::shared_ptr<state> shared, turn take);

    std::shared_ptr<state> state_;
};

}  // namespace chuanpin::journal
