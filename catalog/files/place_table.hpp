// The list of places as a file: code,kind,name_zh,county_code,poor_village,partner_codes,source,source_dated_on,valid_from. A place may
// stand in several rows, one for each day on which its facts change.
#pragma once

#include "catalog/domain/place/place.hpp"
#include "platform/table/definition.hpp"

namespace chuanpin::catalog::files {

[[nodiscard]] const table::definition<domain::place_version>& place_table();

}  // namespace chuanpin::catalog::files
