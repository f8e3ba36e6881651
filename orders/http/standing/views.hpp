// School calendars, standing orders and what became of their days as JSON.
#pragma once

#include <span>
#include <string>

#include "orders/app/standing/ports.hpp"

namespace chuanpin::orders::http {

[[nodiscard]] std::string encode_school_calendar(const domain::school_calendar& what);
/// Without days.
[[nodiscard]] std::string encode_school_calendars(std::span<const domain::school_calendar> page, const std::string& next_cursor);
[[nodiscard]] std::string encode_standing_order(const domain::standing_order& what);
/// Without delivery and lines.
[[nodiscard]] std::string encode_standing_orders(std::span<const domain::standing_order> page, const std::string& next_cursor);
[[nodiscard]] std::string encode_standing_days(std::span<const domain::standing_day> page, const std::string& next_cursor);

}  // namespace chuanpin::orders::http
