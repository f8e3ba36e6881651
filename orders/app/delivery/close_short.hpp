// What was not shipped is given up (短交结案): one side proposes it with a reason, the other agrees or refuses.
#pragma once

#include "orders/app/change_order.hpp"

namespace chuanpin::orders::app {

class close_short {
public:
    using answer = base::task<base::result<base::reply>>;

    close_short(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    // Errors of both: order-not-found, version-stale, order-state-conflict, order-party-forbidden, and those of the domain's function.
    answer propose(const base::call_context& context, base::idempotent<domain::order> as, change_target target, std::string reason);
    answer reply(const base::call_context& context, base::idempotent<domain::order> as, change_target target, bool agreed);

private:
    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::orders::app
