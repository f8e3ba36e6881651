// The stock rows that a transaction has locked, and what it does to them. Decided in memory, written once at the end.
//
// What expires first goes out first (FEFO), as long as it is still good on the day it is wanted. What was harvested before the announced
// first harvest of its year does not go out.
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
    std::int64_t quantity = 0;  ///< 0 of a service
};

/// What is set aside for nobody and may not be sold for a day, over all warehouses.
struct unfit_stock {
    std::int64_t early = 0;                  ///< harvested before the first harvest that was announced, whatever else
    std::int64_t stale = 0;                  ///< others that expire before the day
    base::business_date first_harvest_on{};  ///< the latest that something is early against
    bool operator==(const unfit_stock&) const = default;
};

/// A need that cannot be met, and how much is there for it.
struct shortage {
    std::size_t index = 0;       ///< of the need
    std::int64_t available = 0;  ///< what is left for it after the needs before it
    unfit_stock unfit{};         ///< of its product, besides
};

/// Whether a lot goes out before another: what expires first, then what was harvested first; what is not known comes last, of equal ones
/// the first by key.
[[nodiscard]] bool goes_before(const stock_lot& one, const stock_lot& other);

class shelf {
public:
    explicit shelf(locked_stock locked);

    /// What is fit for that day and set aside for nobody, over all warehouses.
    [[nodiscard]] std::int64_t available(product_id product, base::business_date on) const;
    [[nodiscard]] unfit_stock unfit(product_id product, base::business_date on) const;
    /// on_hand and reserved over all warehouses, whatever the day.
    struct sums {
        std::int64_t on_hand = 0;
        std::int64_t reserved = 0;
    };
    [[nodiscard]] sums sums_of(product_id product) const;
    /// The needs that cannot be met together; empty where all can. Changes nothing.
    [[nodiscard]] std::vector<shortage> find_shortages(std::span<const need> needs, base::business_date on) const;

    /// Sets all of it aside for the order, to be delivered on a day; answers the movements. A line is taken from one warehouse where one
    /// has all of it: of several the one with the goods that expire first, then the first by id; from all where none has. Of the
    /// chosen ones the lots go that expire first, those without a known expiry last, then by harvest, then by key.
    /// Throws std::logic_error where find_shortages would have named a need.
    std::vector<movement> hold(std::span<const need> needs, base::business_date on, order_id order, account_id by, base::instant at);
    /// Carries a movement out; throws std::logic_error where its row is not on the shelf or the invariant would break.
    void move(const movement& what);

    /// Throws std::logic_error where it is not on the shelf.
    [[nodiscard]] const stock_level& level_of(const stock_key& key) const;
    /// Null where it is not on the shelf.
    [[nodiscard]] const stock_lot* lot_of(const stock_key& key, lot_id lot) const;
    [[nodiscard]] std::vector<stock_lot> lots() const;

    /// The rows that differ from what was locked, by key, each level with its version one higher.
    [[nodiscard]] std::vector<stock_level> changed() const;
    [[nodiscard]] std::vector<stock_lot> changed_lots() const;

private:
    template <class Row>
    struct place {
        Row before;
        Row now;
    };
    using lot_place = place<stock_lot>;

    [[nodiscard]] std::span<const lot_place> lots_of(product_id product) const;
    [[nodiscard]] std::vector<const lot_place*> choose(const need& what, base::business_date on) const;
    place<stock_level>& level_at(const stock_key& key);
    lot_place& lot_at(const stock_key& key, lot_id lot);

    std::vector<place<stock_level>> levels_;  // by key
    std::vector<lot_place> lots_;             // by key and lot
};

}  // namespace chuanpin::orders::domain
