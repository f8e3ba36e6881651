// The call-offs in one placing transaction. Where there are none it asks the database nothing.
#pragma once

#include <map>
#include <span>
#include <vector>

#include "orders/app/place_orders.hpp"

namespace chuanpin::orders::app {

class call_off_batch {
public:
    /// Reads the contracts that the fresh ones of `batch` name. What an addendum may change of them is decided by `take` again.
    void load(transaction& open, std::span<const order_submission> batch, const std::vector<std::size_t>& fresh);
    /// Whether this submission may be made: always where it names no contract. Errors: those of domain::check_call_off.
    [[nodiscard]] base::result<void> check(const order_submission& what) const;
    /// The contract's price instead of the offer's. Errors: those of domain::reprice.
    [[nodiscard]] base::result<void> reprice(const order_submission& what, domain::priced_request& priced) const;
    /// The periods of these submissions, in key order, after the stock.
    void lock(transaction& open, std::span<const order_submission* const> wanted) const;
    /// Takes the quantity: the last thing before an order is made, because it is not taken back. Errors: supply-exhausted,
    /// supply-after-last-day, supply-price-changed.
    [[nodiscard]] base::result<void> take(transaction& open, const order_submission& what, const domain::order& made) const;

private:
    [[nodiscard]] supply_period_key period_of(const order_submission& what) const;

    std::map<domain::supply_contract_id, domain::supply_contract> known_;
};

}  // namespace chuanpin::orders::app
