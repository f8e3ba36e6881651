// The list of registered poor households as a file, one row for each member:
// household_number,village_code,registered_on,exited_on,relation,name,identity_number. No fault repeats personal data.
#pragma once

#include "catalog/app/household/ports.hpp"
#include "platform/table/definition.hpp"

namespace chuanpin::catalog::files {

[[nodiscard]] const table::definition<app::household_row>& household_table();

}  // namespace chuanpin::catalog::files
