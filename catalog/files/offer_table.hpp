// A supplier's offers as a file, one row a tier:
// supplier_code,valid_from,valid_to,minimum_quantity,quantity_from,unit_price_fen,comparable_name_zh,price_explanation.
#pragma once

#include "catalog/app/exchange/ports.hpp"
#include "platform/table/definition.hpp"

namespace chuanpin::catalog::files {

/// Moments are business dates (midnight in Shanghai) or RFC 3339.
[[nodiscard]] const table::definition<app::offer_row>& offer_table();

}  // namespace chuanpin::catalog::files
