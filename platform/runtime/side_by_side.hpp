// Runs several coroutines at the same time and waits for all of them.
#pragma once

#include <vector>

#include "platform/base/log.hpp"
#include "platform/base/task.hpp"

namespace chuanpin::runtime {

/// An exception of one is logged ("program.exception") and does not disturb the others.
base::task<void> side_by_side(std::vector<base::task<void>> all, base::logger& log);

}  // namespace chuanpin::runtime
