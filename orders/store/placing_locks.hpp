// What placing looks at before it decides, in one statement: budgets and stock are locked, in this order.
#pragma once

#include "orders/app/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::orders::store {

[[nodiscard]] app::placing_locks lock_for_placing(mysql::session& connection, std::span<const domain::organisation_id> organisations,
                                                  std::span<const domain::budget_id> budgets, std::span<const domain::product_id> products);

}  // namespace chuanpin::orders::store
