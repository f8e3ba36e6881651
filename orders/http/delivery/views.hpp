// Deliveries as JSON text.
#pragma once

#include <span>
#include <string>

#include "orders/app/delivery/ship_order.hpp"

namespace chuanpin::orders::http {

[[nodiscard]] std::string encode_delivery(const domain::delivery& what);
[[nodiscard]] std::string encode_delivery_of(const app::delivery_view& what);
[[nodiscard]] std::string encode_deliveries(std::span<const domain::delivery> page, const std::string& next_cursor);

}  // namespace chuanpin::orders::http
