// The buyer's own approval of an order (采购审批): whoever placed it does not approve it, nobody approves it twice, and what is
// approved is what was submitted, because nothing of an order can change after that.
#pragma once

#include <span>
#include <string>

#include "orders/domain/order/changes.hpp"

namespace chuanpin::orders::domain {

struct approval {
    order_id order{};
    account_id by{};
    bool approved = false;  ///< false: refused, which ends the order
    std::string comment{};  ///< of a refusal always
    base::instant at{};
    bool operator==(const approval&) const = default;
};

/// The order after one more approval: placed where it was the last that is needed; then the supplier has until `hold_expires_at`.
/// Errors beside those of all changes: own-order, approved-already, hold-expired, and at the last approval offer-withdrawn and
/// product-not-authorised, because the supplier could not confirm it.
[[nodiscard]] base::result<changed_order> approve(const order& before, party who, const approval& fresh, std::span<const approval> given,
                                                  const offer_book& offers, base::instant hold_expires_at);
/// Refuses it: it is cancelled with the comment as its reason. Errors: own-order.
[[nodiscard]] base::result<changed_order> refuse(const order& before, party who, const approval& fresh);

}  // namespace chuanpin::orders::domain
