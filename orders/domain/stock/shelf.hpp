// The stock rows that a transaction has locked, and what it does to them. Decided in memory, written once at the end.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "orders/domain/stock/level.hpp"

namespace chuanpin::orders::domain {

/// How much of a product somebody needs.
struct need {
    line_id line{};
    product_id product{};
    std::int64_t quantity = 0;
};

/// A need that cannot be met, and how much is there for it.
struct shortage {
    std::size_t index = 0;       ///< of the need
    std::int64_t available = 0;  ///< what is left for it after the needs before it
};

class shelf {
public:
    explicit shelf(std::vector<stock_level> locked);

    /// Over all warehouses.
    [[nodiscard]] std::int64_t available(product_id product) const;
    /// The needs that cannot be met together; empty where all can. Changes nothing.
    [[nodiscard]] std::vector<shortage> find_shortages(std::span<const need> needs) const;

    /// Sets all of it aside for the order; answers the movements. A line is taken from the first warehouse (by id) that has all
    /// of it, and from several in id order only where none has. Throws std::logic_error where find_shortages would have named one.
    std::vector<movement> hold(std::span<const need> needs, order_id order, account_id by, base::instant at);
    /// Carries a movement out; throws std::logic_error where the row is not on the shelf or the invariant would break.
    void move(const movement& what);

    /// The rows that differ from what was locked, by key, each with its version one higher.
    [[nodiscard]] std::vector<stock_level> changed() const;

private:
    struct place {
        stock_level before;
        stock_level now;
    };
    [[nodiscard]] std::span<const place> places_of(product_id product) const;
    [[nodiscard]] std::span<const place> suitable_places(const need& what) const;
    place& place_of(const stock_key& key);

    std::vector<place> places_;  // by key
};

}  // namespace chuanpin::orders::domain
