// What stands in a warehouse (库存): the sums of the ledger's movements for one product and warehouse.
//
// Invariant: 0 ≤ reserved ≤ on_hand ≤ 2^53 − 1. No movement is applied that would break it.
#pragma once

#include <cstdint>
#include <optional>

#include "orders/domain/stock/movement.hpp"

namespace chuanpin::orders::domain {

struct stock_level {
    stock_key key{};
    stock_id id{};  ///< names the row in the journal
    organisation_id supplier{};
    std::int64_t on_hand = 0;   ///< trade units (件) in the warehouse, those set aside included
    std::int64_t reserved = 0;  ///< set aside for orders that were not dispatched yet
    std::int64_t version = 0;   ///< grows by one with each transaction that changes it
    bool operator==(const stock_level&) const = default;

    [[nodiscard]] std::int64_t available() const { return on_hand - reserved; }
};

[[nodiscard]] bool is_sound(const stock_level& level);

/// The sums after the movement (the version stays); nullopt where the quantity is not positive or the invariant would break.
[[nodiscard]] std::optional<stock_level> apply(const stock_level& level, movement_kind kind, std::int64_t quantity);

}  // namespace chuanpin::orders::domain
