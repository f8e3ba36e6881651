// The buyer accepts (验收) a delivery, whole or in part. Nothing is accepted by silence: what nobody signs for in time is told.
#pragma once

#include "orders/app/delivery/ship_order.hpp"

namespace chuanpin::orders::app {

struct delivery_target {
    domain::order_delivery_id id{};
    base::version_condition seen{};
};

class accept_delivery {
public:
    using claim = base::idempotent<delivery_view>;
    using answer = base::task<base::result<base::reply>>;

    accept_delivery(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// Errors: delivery-not-found, also where it is others'; version-stale (of the delivery), order-state-conflict, order-party-forbidden,
    /// those of domain::accept.
    answer operator()(const base::call_context& context, claim as, delivery_target target, domain::acceptance said);
    /// The one delivery that waits, named by its order, once all of the order has left. Errors: order-not-found, version-stale (of the
    /// order), several-deliveries, and the others.
    answer of_order(const base::call_context& context, claim as, change_target target, domain::acceptance said);

    /// Tells both sides of deliveries that nobody signed for in time; a recurring job, any number of processes may run it. Answers how
    /// many.
    base::task<base::result<std::size_t>> escalate_overdue(const base::call_context& context);

private:
    base::result<std::string> accept(transaction& open, const base::call_context& context, const claim& as, const locked_order& before,
                                     const domain::delivery& what, const domain::acceptance& said);
    base::task<base::result<bool>> escalate(const base::call_context& context, domain::order_delivery_id id);

    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::orders::app
