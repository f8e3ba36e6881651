// Rebuilds what is held of forward capacities from the lines that wait, which are the truth. Inside a transaction.
#pragma once

#include "orders/domain/forward/capacity.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::orders::store {

inline constexpr std::size_t repaired_capacities_max = 1'000;  ///< of one run

struct repaired_capacity {
    domain::capacity_key key{};
    std::int64_t held_before_g = 0;
    std::int64_t held_g = 0;
};

/// By key; at most repaired_capacities_max.
[[nodiscard]] std::vector<domain::capacity_key> find_differing_capacities(mysql::session& connection);
/// Locks the row as an order does, and writes the sum; a row that is not there is made, with nothing announced. Nullopt where nothing
/// differs any more.
std::optional<repaired_capacity> repair(mysql::session& connection, const domain::capacity_key& key);

}  // namespace chuanpin::orders::store
