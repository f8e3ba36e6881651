// Announced harvests as a file: one row an announcement, in the members of POST /v1/harvest-announcements.
#pragma once

#include <string_view>
#include <vector>

#include "catalog/domain/harvest/harvest.hpp"

namespace chuanpin::catalog::commands {

/// Without ids and keys: the use case gives them. valid_from and valid_to may be empty: the whole year.
/// Errors: csv-too-large, csv-invalid with every fault by row and column.
[[nodiscard]] base::result<std::vector<domain::harvest_announcement>> read_harvest_csv(std::string_view document);

}  // namespace chuanpin::catalog::commands
