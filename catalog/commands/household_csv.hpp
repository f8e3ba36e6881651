// The list of registered poor households as a file, one row for each member:
// household_number,village_code,registered_on,exited_on,relation,name,identity_number.
#pragma once

#include <string_view>
#include <vector>

#include "catalog/app/household/import_households.hpp"

namespace chuanpin::catalog::commands {

/// Errors: csv-too-large, csv-invalid with every fault by row and column; no fault repeats personal data.
[[nodiscard]] base::result<std::vector<app::household_row>> read_household_csv(std::string_view document, base::business_date today);

}  // namespace chuanpin::catalog::commands
