// What [catalog] of the configuration says about how long things are kept.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "catalog/store/retention_rules.hpp"

namespace chuanpin::catalog {

/// Whether `name` ("catalog.label_scan_kept_days") is one of them.
[[nodiscard]] bool is_retention_setting(std::string_view name);
/// Throws std::runtime_error where a value is not a whole number from 1 to 3650.
[[nodiscard]] store::kept_times read_kept_times(const std::map<std::string, std::string>& of);

}  // namespace chuanpin::catalog
