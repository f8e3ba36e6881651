// Forward capacity (预售产能): what a supplier announced of a product for a week, and how much of it waiting lines of orders hold.
//
// It is counted in grams, as it is announced, so that a pack that changes its size later takes nothing from anybody. A later
// announcement may be below what is held: what is held stays (over-committed), nothing new is held.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "orders/domain/ids.hpp"
#include "platform/base/iso_week.hpp"

namespace chuanpin::orders::domain {

struct order;

/// Which capacity. Locks are taken in this order.
struct capacity_key {
    product_id product{};
    base::business_date week{};  ///< its Monday
    organisation_id supplier{};
    auto operator<=>(const capacity_key&) const = default;
};

struct forward_capacity {
    capacity_key key{};
    std::int64_t announced_g = 0;
    std::int64_t held_g = 0;
    bool operator==(const forward_capacity&) const = default;

    /// What new lines may hold on that day: nothing of a week that is over.
    [[nodiscard]] std::int64_t free_g(base::business_date today) const;
    [[nodiscard]] std::int64_t overcommitted_g() const { return held_g > announced_g ? held_g - announced_g : 0; }
};

/// A supplier announced so much; of two the later `revision` holds.
struct capacity_announced {
    capacity_key key{};
    std::int64_t announced_g = 0;
    std::int64_t revision = 0;  ///< the number of the news in its feed
};

[[nodiscard]] bool is_over(base::business_date week, base::business_date today);

/// How much more, or less, of a capacity is held.
struct capacity_change {
    capacity_key key{};
    std::int64_t mass_g = 0;  ///< > 0
    bool operator==(const capacity_change&) const = default;
};

/// What the lines of an order wait for, one for each capacity, by key.
[[nodiscard]] std::vector<capacity_change> awaited_by(const order& what);
/// What `before` waited for and `after` does not any more, by key.
[[nodiscard]] std::vector<capacity_change> given_up(const order& before, const order& after);

/// The capacities that a transaction has locked, and what it takes of them. Decided in memory, written once at the end.
class capacity_book {
public:
    capacity_book() = default;
    /// By key.
    explicit capacity_book(std::vector<forward_capacity> locked) : rows_(std::move(locked)) {}

    /// A line that cannot be promised, and how many of its packs are free for it, after the lines before it.
    struct shortage {
        std::size_t line = 0;
        std::int64_t free_quantity = 0;
    };
    [[nodiscard]] std::vector<shortage> find_shortages(const order& what, base::business_date today) const;
    /// Throws std::logic_error where find_shortages would have named a line.
    void hold(const order& what, base::business_date today);
    /// What was taken, by key.
    [[nodiscard]] const std::vector<capacity_change>& taken() const { return taken_; }

private:
    [[nodiscard]] std::int64_t free_of(const capacity_key& key, base::business_date today) const;

    std::vector<forward_capacity> rows_;
    std::vector<capacity_change> taken_;
};

}  // namespace chuanpin::orders::domain
