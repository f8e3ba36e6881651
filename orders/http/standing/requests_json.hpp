// Bodies of requests about school calendars and standing orders. Each collects all faults.
#pragma once

#include <string_view>

#include "orders/domain/standing/standing_order.hpp"

namespace chuanpin::orders::http {

/// Name and days; the rest is the house's.
[[nodiscard]] base::result<domain::school_calendar> read_school_calendar(std::string_view body);
[[nodiscard]] base::result<domain::standing_plan> read_standing_plan(std::string_view body);

}  // namespace chuanpin::orders::http
