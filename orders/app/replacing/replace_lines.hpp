// Puts other goods in the place of lines of an order that is locked: what the old ones held is let go, the new ones are held, budgets get
// back what they cost less. Inside the transaction that confirms the order, and kept only with it.
#pragma once

#include "orders/app/change_order.hpp"
#include "orders/domain/order/replacement.hpp"

namespace chuanpin::orders::app {

struct replaced_order {
    domain::order what{};                          ///< at the version that it had
    std::vector<domain::recorded_event> events{};  ///< of budgets and stock, without ids
};

/// `asked` (≥ 1). Locks budgets by id, then stock by key. Errors: those of domain::replace_lines; insufficient-stock, goods-not-fresh,
/// goods-harvested-early of what would come instead.
[[nodiscard]] base::result<replaced_order> replace_lines(transaction& open, const base::call_context& context, const domain::order& before,
                                                         domain::party who, std::span<const domain::proposed_replacement> asked,
                                                         base::random_source& random);

}  // namespace chuanpin::orders::app
