// Somebody of the buyer's house approves an order, or refuses it (采购审批).
#pragma once

#include <chrono>

#include "orders/app/change_order.hpp"

namespace chuanpin::orders::app {

struct approval_request {
    bool approved = false;
    std::string comment{};
};

class approve_order {
public:
    /// `hold`: how long the supplier then has to confirm.
    approve_order(unit_of_work& database, base::random_source& random, std::chrono::seconds hold)
        : database_(database), random_(random), hold_(hold) {}

    /// Answers the encoded order. Errors: those of domain::approve and domain::refuse, order-not-found, version-stale.
    base::task<base::result<base::reply>> operator()(const base::call_context& context, base::idempotent<domain::order> as,
                                                     change_target target, approval_request asked);
    /// The approvals of one of the buyer's own orders. Errors: order-not-found, order-party-forbidden (the supplier).
    base::task<base::result<std::vector<domain::approval>>> list(const base::call_context& context, domain::order_id id);

private:
    unit_of_work& database_;
    base::random_source& random_;
    std::chrono::seconds hold_;
};

}  // namespace chuanpin::orders::app
