// Refusals of deliveries, short-closing and returns; part of orders/domain/errors.hpp.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "orders/domain/delivery/delivery.hpp"
#include "platform/base/error.hpp"

namespace chuanpin::orders::domain {

[[nodiscard]] std::span<const base::error_definition> delivery_errors();

namespace errors {

base::error delivery_not_found(std::string_view id);
base::error shipping_invalid(std::vector<base::field_error> lines);
base::error too_many_deliveries(order_id id);
base::error delivery_accepted_already(const delivery& what);
/// The order has several deliveries, so the one that is accepted must be named.
base::error several_deliveries(order_id id, std::size_t open);
base::error deliveries_open(const delivery& first);
base::error short_close_pending(order_id id);
base::error short_close_not_proposed(order_id id);
base::error short_close_own(order_id id);

}  // namespace errors
}  // namespace chuanpin::orders::domain
