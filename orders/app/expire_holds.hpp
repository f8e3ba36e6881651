// Gives back what unconfirmed orders hold once their time has passed (占用到期释放). A recurring job.
#pragma once

#include "orders/app/change_order.hpp"

namespace chuanpin::orders::app {

inline constexpr std::size_t expired_orders_max = 100;  ///< of one run

class expire_holds {
public:
    expire_holds(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// `context` has nobody signed in. One transaction an order, claimed by the order's id: any number of processes may run it.
    /// Answers how many orders this run cancelled; at most expired_orders_max are looked at. Errors: those of
    /// unit_of_work, which end the run; an exception of one order is thrown after the others were looked at.
    base::task<base::result<std::size_t>> operator()(const base::call_context& context);

private:
    base::task<base::result<bool>> expire(const base::call_context& context, domain::order_id id);

    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::orders::app
