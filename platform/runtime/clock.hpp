// The clocks of the process: the only place that reads the system's time.
#pragma once

#include <memory>

#include "platform/base/time.hpp"

namespace chuanpin::runtime {

[[nodiscard]] std::unique_ptr<base::clock> make_system_clock();
/// Starts at `start` now and runs on at the pace of the real time. For demonstrations and tests.
[[nodiscard]] std::unique_ptr<base::clock> make_shifted_clock(base::instant start);

}  // namespace chuanpin::runtime
