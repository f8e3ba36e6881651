// Reading orders: each organisation sees those that it placed or supplies.
#pragma once

#include "orders/app/ports.hpp"

namespace chuanpin::orders::app {

class read_orders {
public:
    explicit read_orders(unit_of_work& database) : database_(database) {}

    /// Errors: order-not-found, also where it is others'.
    base::task<base::result<domain::order>> find(const base::call_context& context, domain::order_id id);
    /// Newest first, without lines; at most `limit`.
    base::task<base::result<std::vector<domain::order>>> page(const base::call_context& context, std::optional<domain::order_status> status,
                                                              std::optional<domain::order_id> before, std::size_t limit);

private:
    unit_of_work& database_;
};

}  // namespace chuanpin::orders::app
