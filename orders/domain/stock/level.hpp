// What stands in a warehouse (库存): the sums of the ledger's movements for one product and warehouse.
//
// Invariant: 0 ≤ reserved ≤ on_hand ≤ 2^53 − 1. No movement is applied that would break it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "orders/domain/stock/movement.hpp"
#include "platform/base/time.hpp"

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

/// What of it is of one lot. The lots of a level add up to it.
struct stock_lot {
    stock_key key{};
    lot_id lot{};  ///< all zero: the unnamed lot
    std::optional<base::business_date> harvested_on{};
    std::optional<base::business_date> expires_on{};  ///< the last good day; none: it is not known
    std::int64_t on_hand = 0;
    std::int64_t reserved = 0;
    std::optional<base::business_date> first_harvest_on{};  ///< that was announced for its county and year; none: nothing was
    bool operator==(const stock_lot&) const = default;

    [[nodiscard]] std::int64_t available() const { return on_hand - reserved; }
    /// Whether it is still good on that day.
    [[nodiscard]] bool is_good_on(base::business_date day) const { return !expires_on || day <= *expires_on; }
    /// Whether it was harvested before the first harvest that was announced.
    [[nodiscard]] bool is_early() const { return first_harvest_on && harvested_on && *harvested_on < *first_harvest_on; }
    /// Whether it may be sold for a delivery on that day.
    [[nodiscard]] bool is_fit_on(base::business_date day) const { return !is_early() && is_good_on(day); }
};

/// The rows of a transaction: levels, and the lots under them.
struct locked_stock {
    std::vector<stock_level> levels{};
    std::vector<stock_lot> lots{};
};

[[nodiscard]] bool is_sound(const stock_level& level);
[[nodiscard]] bool is_sound(const stock_lot& lot);

/// The sums after the movement (the version stays); nullopt where the quantity is not positive or the invariant would break.
[[nodiscard]] std::optional<stock_level> apply(const stock_level& level, movement_kind kind, std::int64_t quantity);
[[nodiscard]] std::optional<stock_lot> apply(const stock_lot& lot, movement_kind kind, std::int64_t quantity);

}  // namespace chuanpin::orders::domain
