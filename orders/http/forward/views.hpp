// Forward capacities as JSON.
#pragma once

#include <span>
#include <string>

#include "orders/app/forward/ports.hpp"

namespace chuanpin::orders::http {

[[nodiscard]] std::string encode_capacities(std::span<const app::shown_capacity> page, const std::string& next_cursor,
                                            base::business_date today);

}  // namespace chuanpin::orders::http
