// Lots between the wire and the domain; who delivered is shown masked.
#pragma once

#include <string>
#include <string_view>

#include "catalog/app/lot/keep_lots.hpp"

namespace chuanpin::catalog::http {

/// {number, harvested_on, place_code?}. Errors of both: those of json::parse, invalid-fields.
[[nodiscard]] base::result<app::new_lot> decode_lot(std::string_view text);
/// {household_number | supplier_name, quantity_g, grade, price_per_kilogram_fen, delivered_on}.
[[nodiscard]] base::result<app::new_intake> decode_intake(std::string_view text);
/// With its intakes, totals and red flags.
[[nodiscard]] std::string encode_lot(const app::lot_view& view);
/// With totals and red flags, without intakes.
[[nodiscard]] std::string encode_lots(const app::lot_page& page, const std::string& next_cursor);

}  // namespace chuanpin::catalog::http
