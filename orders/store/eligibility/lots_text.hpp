// Where a line was taken from as the column purchase_order_line.lots keeps it, a line for each: lot, quantity, day of harvest, announced
// first harvest, last good day; "-" where one is not known.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "orders/domain/eligibility/taken_lot.hpp"

namespace chuanpin::orders::store {

[[nodiscard]] std::string to_text(const std::vector<domain::taken_lot>& lots);
/// Throws std::logic_error where the text is not what to_text writes.
[[nodiscard]] std::vector<domain::taken_lot> parse_lots(std::string_view text);

}  // namespace chuanpin::orders::store
