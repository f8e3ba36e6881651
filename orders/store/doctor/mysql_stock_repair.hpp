// Rebuilds the counters of stock from the ledger, which is the truth. Inside a transaction.
#pragma once

#include <string>
#include <vector>

#include "orders/app/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::orders::store {

inline constexpr std::size_t repaired_products_max = 1'000;  ///< of one run

/// One row that differed from its ledger.
struct repaired_row {
    domain::stock_key key{};
    std::optional<domain::lot_id> lot{};  ///< none: the level
    std::int64_t on_hand_before = 0;
    std::int64_t reserved_before = 0;
    std::int64_t on_hand = 0;
    std::int64_t reserved = 0;
};

/// Products of which a counter differs from the ledger, by id; at most repaired_products_max.
[[nodiscard]] std::vector<domain::product_id> find_differing(mysql::session& connection);

/// Locks the product's rows as an order does, and writes the ledger's sums. A level that changes gets its next version and event.
/// Answers what differed. Throws std::logic_error where the ledger itself breaks 0 <= reserved <= on_hand: that no counter can mend.
std::vector<repaired_row> repair(mysql::session& connection, app::transaction& open, domain::product_id product,
                                 const base::call_context& context, base::random_source& random);

}  // namespace chuanpin::orders::store
