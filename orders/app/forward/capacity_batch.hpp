// What a batch of orders takes of forward capacities: locked once, decided in memory, written once. Without a line that asks for a week
// there is no statement.
#pragma once

#include <span>

#include "orders/app/ports.hpp"

namespace chuanpin::orders::app {

class capacity_batch {
public:
    /// Locks the capacities of these, by key: after the stock.
    void lock(transaction& open, std::vector<domain::capacity_key> wanted);
    /// Errors: capacity-exceeded.
    [[nodiscard]] base::result<void> check(const domain::order& made, base::business_date today) const;
    void hold(const domain::order& made, base::business_date today) { book_.hold(made, today); }
    void save(transaction& open) const;

private:
    domain::capacity_book book_;
};

}  // namespace chuanpin::orders::app
