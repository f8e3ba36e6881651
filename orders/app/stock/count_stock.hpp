// Stock-taking (盘点): what was counted takes the place of what was written down, each difference with its cause.
#pragma once

#include "orders/app/stock/stock_changes.hpp"
#include "orders/domain/stock/stock_taking.hpp"

namespace chuanpin::orders::app {

struct stock_taking {
    domain::product_id product{};
    std::string warehouse_code;
    std::vector<domain::lot_count> counts{};  ///< 1 … counted_lots_max
    std::string reason{};
};

class count_stock {
public:
    count_stock(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// Answers the differences; where everything agrees, none, and nothing is written. Errors: product-not-yet-known, product-not-found,
    /// warehouse-not-found, warehouse-closed, lot-not-found, stock-taking-invalid, stock-too-large, too-many-lots; lot-exceeded where more
    /// is found of a lot of the catalogue than was delivered into it.
    base::task<base::result<base::reply>> operator()(const base::call_context& context, base::idempotent<changed_stock> as,
                                                     stock_taking asked);

private:
    base::result<changed_stock> count(transaction& open, const base::call_context& context, const stock_taking& asked);

    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::orders::app
