// The file of `import accounts`. All faults come at once, by row and column.
#pragma once

#include <string_view>
#include <vector>

#include "gateway/app/register_organisation.hpp"

namespace chuanpin::gateway::commands {

/// Columns: organisation, kind, county_code, login, display_name, roles, password. One row an account, its roles separated by spaces; an
/// organisation stands in several rows alike. Errors: csv-too-large, csv-invalid.
[[nodiscard]] base::result<std::vector<app::new_organisation>> read_accounts(std::string_view document);

}  // namespace chuanpin::gateway::commands
