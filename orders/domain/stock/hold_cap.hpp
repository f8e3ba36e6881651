// How much of a product one organisation may hold without any order of it being confirmed: against hoarding (占库存不买).
#pragma once

#include <cstdint>
#include <optional>

namespace chuanpin::orders::domain {

struct hold_cap {
    std::int64_t units = 0;     ///< trade units; 0: no cap
    std::int64_t per_cent = 0;  ///< of what is on hand of the product in all warehouses, rounded down, but at least one unit; 0: no cap
    bool operator==(const hold_cap&) const = default;

    [[nodiscard]] bool is_set() const { return units > 0 || per_cent > 0; }
    /// The lower of the two; nullopt where neither is set.
    [[nodiscard]] std::optional<std::int64_t> limit(std::int64_t on_hand) const;
};

}  // namespace chuanpin::orders::domain
