// The list of places as a file: code,kind,name_zh,county_code,poor_village,partner_codes,source,source_dated_on,valid_from.
#pragma once

#include <string_view>
#include <vector>

#include "catalog/domain/place/place.hpp"
#include "platform/base/error.hpp"

namespace chuanpin::catalog::commands {

/// A place may stand in several rows, one for each day on which its facts change. `today`: documents are not dated later.
/// Errors: csv-too-large, csv-invalid with every fault by row and column.
[[nodiscard]] base::result<std::vector<domain::place_version>> read_place_csv(std::string_view document, base::business_date today);

}  // namespace chuanpin::catalog::commands
