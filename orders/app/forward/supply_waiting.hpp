// Goods that came are set aside for the orders that wait for them, the one that was placed first first.
//
// A receipt does so itself, in its transaction. Whatever else makes goods free (an order that is cancelled, a stock-taking, goods that
// come back), and orders that are placed while a receipt runs, are found by the job.
#pragma once

#include "orders/app/ports.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::orders::app {

inline constexpr std::size_t supplied_orders_max = 50;     ///< of one transaction; the job finds the rest
inline constexpr std::size_t supplied_products_max = 100;  ///< of one run of the job

/// The orders that wait for the product, locked by id, in the order of placing. Orders come before stock.
[[nodiscard]] std::vector<domain::order> lock_waiting(transaction& open, const base::call_context& context, domain::product_id product,
                                                      domain::organisation_id supplier);
/// Sets aside for them what is free of the product, as far as it goes; locks its stock. Answers for how many.
std::size_t supply(transaction& open, const base::call_context& context, std::span<const domain::order> waiting, domain::product_id product,
                   base::random_source& random);

class supply_waiting {
public:
    supply_waiting(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// Answers for how many orders goods were set aside.
    base::task<base::result<std::size_t>> operator()(const base::call_context& context);

private:
    base::task<base::result<std::size_t>> supply_product(const base::call_context& context, domain::product_id product,
                                                         domain::organisation_id supplier);

    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::orders::app
