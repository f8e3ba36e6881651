// Long-term contracts and their call-offs as JSON.
#pragma once

#include <span>
#include <string>

#include "orders/app/supply/ports.hpp"

namespace chuanpin::orders::http {

/// With its text, signatures, periods and sums as they are on that day.
[[nodiscard]] std::string encode_supply_contract(const domain::supply_contract& what, base::business_date today);
[[nodiscard]] std::string encode_supply_contracts(std::span<const domain::supply_contract> page, const std::string& next_cursor,
                                                  base::business_date today);
[[nodiscard]] std::string encode_call_offs(std::span<const app::call_off> page, const std::string& next_cursor);

}  // namespace chuanpin::orders::http
