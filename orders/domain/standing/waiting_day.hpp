// A day of a standing order whose lines may wait for a harvest (预售): what is out of stock is ordered ahead of that of its week.
#pragma once

#include "orders/domain/standing/standing_order.hpp"
#include "platform/base/error.hpp"

namespace chuanpin::orders::domain {

/// Lets the lines wait, whole, that a refusal names as out of stock or not fit for the day; answers how many more wait now.
std::size_t wait_for_harvest(order_request& asked, const base::error& why);

/// The week whose harvest lines of an order waited for when it was made.
[[nodiscard]] std::optional<base::business_date> awaited_week(const order& made);

}  // namespace chuanpin::orders::domain
