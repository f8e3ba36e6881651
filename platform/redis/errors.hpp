// The refusals of this module by name. All are unavailable: callers live without Redis.
#pragma once

#include "platform/base/error.hpp"

namespace chuanpin::redis::errors {

[[nodiscard]] base::error redis_unreachable();
[[nodiscard]] base::error redis_timeout();
[[nodiscard]] base::error redis_queue_full();

}  // namespace chuanpin::redis::errors
