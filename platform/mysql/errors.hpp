// The refusals of this module by name. Their rows stand in errors.cpp and are answered by mysql_errors() (faults.hpp).
#pragma once

#include "platform/base/error.hpp"

namespace chuanpin::mysql::errors {

[[nodiscard]] base::error database_unreachable();    ///< unavailable, retry_after 1 s
[[nodiscard]] base::error database_queue_full();     ///< unavailable, retry_after 1 s
[[nodiscard]] base::error database_busy();           ///< conflict, retry_after 1 s
[[nodiscard]] base::error deadline_passed();         ///< timeout
[[nodiscard]] base::error outcome_unknown();         ///< unknown_outcome
[[nodiscard]] base::error idempotency_key_reused();  ///< unprocessable
[[nodiscard]] base::error request_in_progress();     ///< conflict, retry_after 1 s

}  // namespace chuanpin::mysql::errors
