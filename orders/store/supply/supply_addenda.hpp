// Addenda to long-term contracts and the prices that they agreed, as rows.
#pragma once

#include <span>

#include "orders/domain/supply/supply_contract.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::orders::store {

/// Adds its addenda, and the prices of those in force. Two statements, where there are none one.
void load_addenda(mysql::session& connection, domain::supply_contract& to);
/// Adds the prices of addenda in force; no statement where none of them has any.
void load_prices(mysql::session& connection, std::span<domain::supply_contract> to);

}  // namespace chuanpin::orders::store
