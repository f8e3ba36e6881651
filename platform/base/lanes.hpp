// One piece of work that several coroutines share: while one waits for the database, another reads the next piece of a file.
#pragma once

#include <cstddef>
#include <functional>

#include "platform/base/task.hpp"

namespace chuanpin::base {

/// Runs `work` so many times at once, on the caller's executor, and waits for all. Each run takes pieces from what the runs share
/// until nothing is left. The first exception reaches the caller, once all runs have ended.
task<void> in_lanes(std::size_t lanes, std::function<task<void>()> work);

}  // namespace chuanpin::base
