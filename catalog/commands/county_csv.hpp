// The county list as a file: code,county,prefecture,poverty_area,poverty_county,deep_poverty_county.
#pragma once

#include <string_view>
#include <vector>

#include "catalog/app/import_counties.hpp"

namespace chuanpin::catalog::commands {

/// Errors: csv-too-large, csv-invalid with every fault by row and column.
[[nodiscard]] base::result<std::vector<app::county_row>> read_county_csv(std::string_view document);

}  // namespace chuanpin::catalog::commands
