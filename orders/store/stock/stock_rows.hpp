// Rows of stock_level and stock_lot, as values.
#pragma once

#include "orders/domain/stock/shelf.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::orders::store {

/// From `first` on: product_id, warehouse_id, stock_id, supplier_organisation_id, on_hand, reserved, version.
[[nodiscard]] domain::stock_level read_level(const mysql::row_set& rows, std::size_t first = 0);
/// lot_id, harvested_on, expires_on, on_hand, reserved, first_harvest_on.
[[nodiscard]] domain::stock_lot read_lot(const mysql::row_set& rows, std::size_t first, const domain::stock_key& key);
/// A level and one of its lots, NULL where it has none; the rows of a level come one after the other.
void read_locked(const mysql::row_set& rows, std::size_t first, domain::locked_stock& into);

}  // namespace chuanpin::orders::store
