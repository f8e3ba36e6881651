// Where computing that takes longer than a millisecond goes (argon2, CSV files, simulations): never onto the I/O thread.
#pragma once

#include <functional>
#include <utility>

#include "platform/base/error.hpp"
#include "platform/base/task.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::base {

class cpu_pool {
public:
    virtual ~cpu_pool() = default;
    /// Runs `work` on a CPU thread and resumes the caller on its own executor. Exceptions of `work` reach the caller.
    /// Errors: unavailable where the bounded queue is full. `work` is never cancelled once it is queued.
    task<result<void>> run(std::function<void()> work) { return run_until(deadline::max(), std::move(work)); }
    /// The same; work that was not begun by then is not done. Errors: timeout, too.
    virtual task<result<void>> run_until(deadline until, std::function<void()> work) = 0;
};

}  // namespace chuanpin::base
