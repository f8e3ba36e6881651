// Which office announces the harvests of a county.
#pragma once

#include "catalog/app/ports.hpp"

namespace chuanpin::catalog::app {

/// The operator, or an office of the county or its prefecture. Errors: harvest-county-of-others, organisation-unknown.
[[nodiscard]] base::result<void> check_harvest_office(transaction& tx, const base::call_context& context, const std::string& county_code);

}  // namespace chuanpin::catalog::app
