// Goods that came are set aside for the orders that wait for them, the one that was placed first first.
//
// A receipt does so itself, in its transaction. Whatever else makes goods free (an order that is cancelled, a stock-taking, goods that
// come back), and orders that are placed while a receipt runs, are found by the job. It walks: of products and orders whose goods are not
// fit for their day nothing is set aside, and whatever comes after them is looked at all the same.
#pragma once

#include <optional>

#include "orders/app/ports.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::orders::app {

inline constexpr std::size_t supplied_orders_max = 50;  ///< of one transaction; the job finds the rest
inline constexpr std::size_t supply_looks_max = 100;    ///< transactions of one run of the job; the next run goes on behind them

/// Orders that wait, locked by id, in the order of placing.
struct waiting_page {
    std::vector<domain::order> orders{};
    std::optional<waiting_place> more{};  ///< the last one that was looked at, where others may come after it
};
/// The first ones behind `after` that wait for the product. Orders come before stock.
[[nodiscard]] waiting_page lock_waiting(transaction& open, const base::call_context& context, const awaited_product& what,
                                        std::optional<waiting_place> after = std::nullopt);

struct supplied_goods {
    std::size_t orders = 0;  ///< for how many something was set aside
    bool is_left = false;    ///< whether any is in stock that nobody holds, of whatever day
};
/// Sets aside for them what is free of the product, as far as it goes; locks its stock.
supplied_goods supply(transaction& open, const base::call_context& context, std::span<const domain::order> waiting,
                      domain::product_id product, base::random_source& random);

class supply_waiting {
public:
    supply_waiting(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// Answers for how many orders goods were set aside. Each run goes on where the one before ended, and begins anew behind the last
    /// product. One run at a time.
    base::task<base::result<std::size_t>> operator()(const base::call_context& context);

private:
    /// Where the walk stands: products up to this one are done, or of this one the orders up to `order`.
    struct place {
        awaited_product product{};
        std::optional<waiting_place> order{};
    };
    struct look {
        std::size_t supplied = 0;
        std::optional<waiting_place> more{};
    };

    base::task<base::result<std::vector<awaited_product>>> read_next(const base::call_context& context, std::size_t limit);
    base::task<base::result<look>> look_at(const base::call_context& context, const place& what);

    unit_of_work& database_;
    base::random_source& random_;
    std::optional<place> walked_{};
};

}  // namespace chuanpin::orders::app
