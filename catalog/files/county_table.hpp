// The county list as a file: code,county,prefecture,poverty_area,poverty_county,deep_poverty_county.
#pragma once

#include "catalog/app/exchange/ports.hpp"
#include "platform/table/definition.hpp"

namespace chuanpin::catalog::files {

[[nodiscard]] const table::definition<app::county_row>& county_table();

}  // namespace chuanpin::catalog::files
