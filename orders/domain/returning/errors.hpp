// Refusals of returns and of closing an order; part of orders/domain/errors.hpp.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "orders/domain/returning/goods_return.hpp"
#include "platform/base/error.hpp"

namespace chuanpin::orders::domain {

[[nodiscard]] std::span<const base::error_definition> return_errors();

namespace errors {

base::error return_not_found(std::string_view id);
base::error return_state_conflict(const goods_return& what, return_action action);
base::error return_party_forbidden();
base::error return_too_early(order_id id, order_status status);
base::error return_after_closing(order_id id);
base::error return_invalid(std::vector<base::field_error> lines);
base::error too_many_returns(order_id id);
base::error returns_open(order_id id);
base::error complaints_open(order_id id);

}  // namespace errors
}  // namespace chuanpin::orders::domain
