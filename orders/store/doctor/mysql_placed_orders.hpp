// What the database says of placing, to be held against what clients say.
#pragma once

#include "orders/app/doctor/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::orders::store {

/// Reads whole tables: not for the path of a request. Throws std::runtime_error beyond app::client_entries_max orders.
[[nodiscard]] app::placed_orders read_placed_orders(mysql::session& connection);

}  // namespace chuanpin::orders::store
