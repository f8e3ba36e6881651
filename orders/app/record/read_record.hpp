// Reads the purchase inspection record of an accepted order: for its buyer, and for its supplier, who delivers it with the goods.
#pragma once

#include "orders/app/ports.hpp"

namespace chuanpin::orders::app {

class read_record {
public:
    explicit read_record(unit_of_work& database) : database_(database) {}

    /// Errors: order-not-found, also where it is others'; inspection-record-not-ready.
    base::task<base::result<domain::inspection_record>> find(const base::call_context& context, domain::order_id id);

private:
    unit_of_work& database_;
};

}  // namespace chuanpin::orders::app
