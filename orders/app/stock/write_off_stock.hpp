// What has expired and nobody holds is written off (报损).
#pragma once

#include "orders/app/stock/stock_changes.hpp"

namespace chuanpin::orders::app {

struct stock_write_off {
    domain::product_id product{};
    std::string warehouse_code;
    std::string reason{};
};

class write_off_stock {
public:
    write_off_stock(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// All expired lots of the product in the warehouse, but for what is set aside for orders. Errors: product-not-yet-known,
    /// product-not-found, warehouse-not-found, warehouse-closed, nothing-expired.
    base::task<base::result<base::reply>> operator()(const base::call_context& context, base::idempotent<changed_stock> as,
                                                     stock_write_off asked);

private:
    base::result<changed_stock> write_off(transaction& open, const base::call_context& context, const stock_write_off& asked);

    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::orders::app
