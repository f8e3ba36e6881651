// How a fault of the database reads to a caller: the translator that every router and job gets.
#pragma once

#include <exception>
#include <optional>
#include <span>

#include "platform/base/error.hpp"

namespace chuanpin::mysql {

/// sql_error that breaks the connection → unavailable (database-unreachable), statement timeout → timeout (deadline-passed),
/// exhausted retries → conflict (database-busy), unknown_outcome_error → unknown_outcome (outcome-unknown); otherwise nullopt.
[[nodiscard]] std::optional<base::error> translate(const std::exception_ptr& fault);

[[nodiscard]] std::span<const base::error_definition> mysql_errors();

}  // namespace chuanpin::mysql
