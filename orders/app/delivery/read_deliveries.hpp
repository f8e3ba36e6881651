// Deliveries of orders to which one is a party.
#pragma once

#include "orders/app/delivery/ship_order.hpp"

namespace chuanpin::orders::app {

class read_deliveries {
public:
    explicit read_deliveries(unit_of_work& database) : database_(database) {}

    /// Errors: delivery-not-found, also where it is others'.
    base::task<base::result<delivery_view>> find(const base::call_context& context, domain::order_delivery_id id);
    /// Those of an order with numbers above `after`, by number. Errors: order-not-found.
    base::task<base::result<std::vector<domain::delivery>>> page(const base::call_context& context, domain::order_id order,
                                                                 std::int64_t after, std::size_t limit);

private:
    unit_of_work& database_;
};

}  // namespace chuanpin::orders::app
