// What every change of stock besides orders has in common: the movements are carried out, written down and told. Inside a transaction.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "orders/app/ports.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::orders::app {

/// What was done, and the levels after it.
struct changed_stock {
    std::vector<domain::movement> movements{};
    std::vector<shown_level> levels{};
};

/// `warehouses` are those that the movements name. The rows are locked.
[[nodiscard]] changed_stock carry_out(transaction& open, const base::call_context& context, domain::shelf& stock,
                                      std::vector<domain::movement> movements, std::span<const domain::warehouse> warehouses,
                                      base::random_source& random);

/// Errors: product-not-yet-known (unavailable), product-not-found where it is of another organisation.
[[nodiscard]] base::result<domain::product_facts> find_own_product(transaction& open, const base::call_context& context,
                                                                   domain::product_id id);

/// The lots of these ids but the unnamed one, by id, locked. Errors: lot-not-found where one is not of the product.
[[nodiscard]] base::result<std::vector<domain::lot>> lock_lots(transaction& open, domain::product_id product,
                                                               std::vector<domain::lot_id> ids);

/// Empty rows of the lots that were asked for in one warehouse, to be made where there are none; `lots` are the known ones of them.
[[nodiscard]] std::vector<domain::stock_lot> empty_rows_of(std::span<const domain::lot> lots, std::span<const domain::lot_id> asked,
                                                           const domain::stock_key& where);

}  // namespace chuanpin::orders::app
