// A supplier's offers as a file, one row a tier:
// supplier_code,valid_from,valid_to,minimum_quantity,quantity_from,unit_price_fen,price_per_kilogram_fen,weight_under_permille,
// weight_over_permille,channels,delivery_area,comparable_name_zh,price_explanation. One of the prices is given, and says whether a pack
// or a kilogram has it. Without channels there are all of them, without an area it is the whole province; several have ; between them.
#pragma once

#include "catalog/app/exchange/ports.hpp"
#include "platform/table/definition.hpp"

namespace chuanpin::catalog::files {

/// Moments are business dates (midnight in Shanghai) or RFC 3339.
[[nodiscard]] const table::definition<app::offer_row>& offer_table();

}  // namespace chuanpin::catalog::files
