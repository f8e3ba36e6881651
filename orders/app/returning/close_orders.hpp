// Closes orders (结案): by their buyers, and by the clock once the time for returns has passed.
#pragma once

#include "orders/app/change_order.hpp"

namespace chuanpin::orders::app {

class close_orders {
public:
    /// `window` is how long after the acceptance goods may be asked back.
    close_orders(unit_of_work& database, base::random_source& random, std::chrono::seconds window)
        : database_(database), random_(random), window_(window) {}

    /// Errors: order-not-found, version-stale, and those of domain::close.
    base::task<base::result<base::reply>> operator()(const base::call_context& context, base::idempotent<domain::order> as,
                                                     change_target target);
    /// A recurring job, any number of processes may run it. Answers how many it closed.
    base::task<base::result<std::size_t>> close_ended(const base::call_context& context);

private:
    base::task<base::result<bool>> close_one(const base::call_context& context, domain::order_id id);
    base::result<domain::order> close(transaction& open, const base::call_context& context, const change_target& target);

    unit_of_work& database_;
    base::random_source& random_;
    std::chrono::seconds window_;
};

}  // namespace chuanpin::orders::app
