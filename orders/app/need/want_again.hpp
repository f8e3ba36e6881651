// A need wants again (重新需要) what an order of its fills would have given, in the transaction that cancels the order.
#pragma once

#include <optional>

#include "orders/app/ports.hpp"

namespace chuanpin::orders::app {

/// Locks the need that an order fills, where it fills one: before the order is locked, for whoever may cancel it, since needs come first.
void lock_filled_need(transaction& open, domain::order_id order);

/// The order is saved as cancelled, its need locked. What is to be told of the need, without an id; nothing where it lost nothing.
[[nodiscard]] std::optional<domain::recorded_event> want_again(transaction& open, const base::call_context& context,
                                                               domain::order_id order);

}  // namespace chuanpin::orders::app
