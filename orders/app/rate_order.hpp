// The buyer rates an order that was accepted (评价).
#pragma once

#include "orders/app/change_order.hpp"

namespace chuanpin::orders::app {

class rate_order {
public:
    rate_order(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// Answers the encoded order; `said.at` is set here. Errors: order-not-found, version-stale, order-state-conflict,
    /// order-party-forbidden, rated-already.
    base::task<base::result<base::reply>> operator()(const base::call_context& context, base::idempotent<domain::order> as,
                                                     change_target target, domain::rating said);

private:
    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::orders::app
