// The supplier ships (发货): all that is left of an order, or some of it. The goods leave the stock.
#pragma once

#include "orders/app/change_order.hpp"

namespace chuanpin::orders::app {

/// A delivery and its order, after a change.
struct delivery_view {
    domain::delivery what;
    domain::order of;
};

class ship_order {
public:
    /// `acceptance` is how long the buyer has to sign.
    ship_order(unit_of_work& database, base::random_source& random, std::chrono::seconds acceptance)
        : database_(database), random_(random), acceptance_(acceptance) {}

    /// Answers what `as` makes of the delivery and its order. Errors: order-not-found, version-stale, order-state-conflict,
    /// order-party-forbidden, those of domain::ship and of unit_of_work::write.
    base::task<base::result<base::reply>> operator()(const base::call_context& context, base::idempotent<delivery_view> as,
                                                     change_target target, domain::shipping said);

private:
    unit_of_work& database_;
    base::random_source& random_;
    std::chrono::seconds acceptance_;
};

}  // namespace chuanpin::orders::app
