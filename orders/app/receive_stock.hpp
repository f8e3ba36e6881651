// A supplier puts goods into stock (入库). What orders wait for is set aside for them at once.
#pragma once

#include "orders/app/ports.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::orders::app {

/// A batch that the supplier names itself.
struct named_batch {
    std::string number;
    base::business_date harvested_on{};
    base::business_date expires_on{};
    std::optional<std::string> variety{};      ///< as people write it
    std::optional<std::string> county_code{};  ///< where it was harvested
};

struct stock_receipt {
    domain::product_id product{};
    std::string warehouse_code;  ///< the supplier's own; made known by its first receipt
    std::int64_t quantity = 0;   ///< trade units, > 0
    std::string reason{};
    std::optional<domain::lot_id> lot{};              ///< of the catalogue
    std::optional<base::business_date> expires_on{};  ///< of that lot; otherwise harvest + the product's shelf life
    std::optional<named_batch> batch{};               ///< instead of a lot
};

class receive_stock {
public:
    receive_stock(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// Answers the encoded stock level. Errors: product-not-yet-known (unavailable), product-not-found where it is of another
    /// organisation, warehouse-closed, stock-too-large; of lots: lot-not-yet-known (unavailable), lot-not-found where it is of another
    /// product, lot-dates-invalid, batch-origin-differs, lot-expired, lot-of-other-units, lot-exceeded, too-many-lots; those of
    /// unit_of_work::write.
    base::task<base::result<base::reply>> operator()(const base::call_context& context, base::idempotent<shown_level> as,
                                                     stock_receipt asked);

private:
    base::result<shown_level> receive(transaction& open, const base::call_context& context, const stock_receipt& asked);

    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::orders::app
