// Announced harvests as a file: one row an announcement, in the members of POST /v1/harvest-announcements.
#pragma once

#include "catalog/domain/harvest/harvest.hpp"
#include "platform/table/definition.hpp"

namespace chuanpin::catalog::files {

/// Rows are without ids and keys: the use case gives them. valid_from and valid_to may be empty: the whole year.
[[nodiscard]] const table::definition<domain::harvest_announcement>& harvest_table();

}  // namespace chuanpin::catalog::files
