// The buyer cancels while it is placed, the supplier until it is dispatched (取消).
#pragma once

#include "orders/app/change_order.hpp"

namespace chuanpin::orders::app {

class cancel_order {
public:
    cancel_order(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// Answers the encoded order. Errors: order-not-found, version-stale, order-state-conflict, order-party-forbidden, and those of
    /// unit_of_work::write. The buyer needs the permission orders:cancel, the supplier orders:confirm.
    base::task<base::result<base::reply>> operator()(const base::call_context& context, base::idempotent<domain::order> as,
                                                     change_target target, std::string reason);

private:
    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::orders::app
