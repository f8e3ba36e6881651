// The inside of one placing transaction: load, lock, decide, write. Synchronous, on a database thread.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "orders/app/draft/draft_batch.hpp"
#include "orders/app/fill/fill_batch.hpp"
#include "orders/app/forward/capacity_batch.hpp"
#include "orders/app/place_orders.hpp"
#include "orders/app/quotation/award_batch.hpp"
#include "orders/app/stock/open_holds.hpp"
#include "orders/app/supply/call_off_batch.hpp"

namespace chuanpin::orders::app {

class order_batch {
public:
    /// `fresh` are the indexes of `batch` whose receipts are new.
    order_batch(std::span<const order_submission> batch, const std::vector<std::size_t>& fresh, base::random_source& random,
                const placing_options& options);

    /// A body or a refusal for each of `fresh`, in that order.
    std::vector<base::result<std::string>> place(transaction& open);

private:
    /// A submission that has passed every check but the stock's.
    struct candidate {
        std::size_t place = 0;  ///< in `fresh`
        const order_submission* from = nullptr;
        domain::priced_request priced{};
    };

    void check_all(transaction& open);
    /// Whether what it claims, a draft or shares of a fill, may become an order.
    [[nodiscard]] base::result<void> check_claims(const order_submission& what) const;
    void check(std::size_t place, const domain::offer_book& book);
    void decide_all(transaction& open);
    [[nodiscard]] placing_locks lock(transaction& open) const;
    [[nodiscard]] open_holds read_holds(transaction& open, const domain::shelf& shelf) const;
    void lock_capacities(transaction& open);
    void lock_call_offs(transaction& open) const;
    void decide(transaction& open, const candidate& what, const spending_book& spending, domain::purse& money, domain::shelf& shelf,
                open_holds& holds);
    void write_all(transaction& open, const domain::purse& money, const domain::shelf& shelf);
    void record(transaction& open, std::span<const domain::budget> budgets, std::span<const domain::stock_level> levels);

    std::span<const order_submission> batch_;
    const std::vector<std::size_t>& fresh_;
    base::random_source& random_;
    const placing_options& options_;

    domain::offer_book book_;
    std::vector<candidate> candidates_;
    std::vector<domain::order> orders_;
    std::vector<const order_submission*> placed_from_;  // parallel to orders_
    std::vector<domain::movement> movements_;
    draft_batch drafts_;
    award_batch awards_;
    call_off_batch call_offs_;
    fill_batch fills_;
    capacity_batch capacities_;
    std::vector<base::result<std::string>> bodies_;  // parallel to fresh_
};

}  // namespace chuanpin::orders::app
