// What [catalog] of the configuration says about labour lists.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "catalog/domain/labour/labour_limits.hpp"

namespace chuanpin::catalog {

/// Whether `name` ("catalog.labour_lists_per_day") is one of them.
[[nodiscard]] bool is_labour_setting(std::string_view name);
/// Throws std::runtime_error where a value is not a whole number within its bounds.
[[nodiscard]] domain::labour_limits read_labour_limits(const std::map<std::string, std::string>& of);

}  // namespace chuanpin::catalog
