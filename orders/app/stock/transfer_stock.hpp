// Goods go from one of a supplier's warehouses to another (调拨).
#pragma once

#include "orders/app/stock/stock_changes.hpp"

namespace chuanpin::orders::app {

struct stock_transfer {
    domain::product_id product{};
    std::string from_warehouse_code;
    std::string to_warehouse_code;
    domain::lot_id lot{};  ///< all zero: the unnamed lot
    std::int64_t quantity = 0;
    std::string reason{};
};

class transfer_stock {
public:
    transfer_stock(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// Out and in in one transaction, both rows locked in key order. Errors: product-not-yet-known, product-not-found, same-warehouse,
    /// warehouse-not-found, warehouse-closed, lot-not-found, insufficient-stock, stock-too-large, too-many-lots.
    base::task<base::result<base::reply>> operator()(const base::call_context& context, base::idempotent<changed_stock> as,
                                                     stock_transfer asked);

private:
    base::result<changed_stock> transfer(transaction& open, const base::call_context& context, const stock_transfer& asked);
    domain::locked_stock lock_ends(transaction& open, const domain::product_facts& product, const domain::stock_key& from,
                                   const domain::stock_key& to, std::span<const domain::lot> lots, domain::lot_id lot, base::instant now);

    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::orders::app
