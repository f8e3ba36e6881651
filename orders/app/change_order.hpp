// What every change of an order has in common: lock it, decide, carry the stock effect out, save, tell. Inside a transaction.
#pragma once

#include <functional>

#include "orders/app/ports.hpp"
#include "orders/domain/order/changes.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::orders::app {

/// Decides on the order as it is locked; `who` is what the caller is to it.
using decision = std::function<base::result<domain::changed_order>(const domain::order& before, domain::party who)>;

/// Answers the order after the change. Errors: order-not-found, also where the caller's organisation is nobody to the order;
/// those of the decision.
[[nodiscard]] base::result<domain::order> change_order(transaction& open, const base::call_context& context, domain::order_id id,
                                                       base::random_source& random, const decision& decide);

}  // namespace chuanpin::orders::app
