// The columns of a subsidy rule, in the order in which every statement of this folder names them.
#pragma once

#include "logistics/domain/subsidy/rule.hpp"
#include "platform/mysql/value.hpp"

namespace chuanpin::logistics::store {

inline constexpr std::size_t rule_column_count = 15;

/// Reads the columns from `first` on. Throws std::logic_error where they hold no rule.
[[nodiscard]] domain::subsidy_rule read_rule(const mysql::row_set& rows, std::size_t first);

}  // namespace chuanpin::logistics::store
