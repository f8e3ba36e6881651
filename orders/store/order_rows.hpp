// An order and its lines as rows of purchase_order and purchase_order_line.
#pragma once

#include "orders/domain/order/order.hpp"
#include "platform/mysql/value.hpp"

namespace chuanpin::orders::store {

[[nodiscard]] mysql::parameters row_of(const domain::order& what);
[[nodiscard]] mysql::parameters row_of(const domain::order& of, std::size_t line);
/// Without lines.
[[nodiscard]] domain::order read_order(const mysql::row_set& rows);
[[nodiscard]] domain::order_line read_line(const mysql::row_set& rows);

}  // namespace chuanpin::orders::store
