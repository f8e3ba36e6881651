// The price of a product: tiers by quantity, valid for a time, in versions that never change once they were published.
//
// A product has one offer with versions 1, 2, 3 …; their validities never overlap, so at any moment at most one is in force.
// A new version closes the one before it at its own beginning. Validity is half-open: [valid_from, valid_to).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "catalog/domain/ids.hpp"
#include "catalog/domain/offer/conditions.hpp"
#include "platform/base/error.hpp"
#include "platform/base/money.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::catalog::domain {

inline constexpr std::size_t tiers_max = 20;
inline constexpr std::int64_t quantity_max = 1'000'000;  ///< trade units
inline constexpr base::fen unit_price_max{100'000'000};  ///< one million yuan a trade unit
inline constexpr std::int64_t offer_versions_max = 10'000;
/// How far a clock of a caller may be behind ours before "from now on" counts as the past.
inline constexpr std::chrono::minutes clock_tolerance{5};

/// From this many trade units on, each of them costs so much.
struct price_tier {
    std::int64_t quantity_from = 0;
    base::fen unit_price{};  ///< of a pack; where a kilogram has the price, what a pack of nominal mass costs by it, 四舍五入
    std::optional<base::fen> kilogram_price{};  ///< only where a kilogram has the price
    bool operator==(const price_tier&) const = default;
};

struct offer_terms {
    std::int64_t minimum_quantity = 0;
    std::vector<price_tier> tiers{};
    base::instant valid_from{};
    std::optional<base::instant> valid_to{};
    offer_conditions conditions{};
    bool operator==(const offer_terms&) const = default;
};

struct offer_version {
    offer_id offer{};
    std::int64_t version = 0;
    product_id product{};
    offer_terms terms{};
    base::instant recorded_at{};
    bool operator==(const offer_version&) const = default;
};

/// The first tier begins at the minimum quantity, quantities ascend, and no larger quantity costs more a unit; the conditions hold.
/// Errors: tiers-invalid, or offer-conditions-invalid where these have faults too (all faults at once), offer-validity-invalid
/// (valid_to ≤ valid_from).
[[nodiscard]] base::result<void> check_terms(const offer_terms& terms);

[[nodiscard]] bool is_in_force(const offer_terms& terms, base::instant at);
/// Withdrawn before it began: its validity is empty.
[[nodiscard]] bool never_in_force(const offer_terms& terms);
[[nodiscard]] const offer_version* find_in_force(std::span<const offer_version> versions, base::instant at);
/// The next moment after `at` at which another version begins or one ends; nullopt where none does.
[[nodiscard]] std::optional<base::instant> next_change(std::span<const offer_version> versions, base::instant at);

/// Which of the live versions ends where the new terms begin; nullopt where none has to.
/// Errors: offer-overlaps (a version begins at or after the new beginning, within the new validity), offer-rewrites-past
/// (the new validity would begin where a price was already in force before now).
[[nodiscard]] base::result<std::optional<std::int64_t>> find_version_to_close(std::span<const offer_version> live, const offer_terms& terms,
                                                                              base::instant now);

/// A version and where its validity ends now. An end that is not after its beginning means that it never comes into force.
struct closed_version {
    std::int64_t version = 0;
    base::instant valid_to{};
    bool operator==(const closed_version&) const = default;
};
/// What a withdrawal ends: the version in force now and those to come; empty where there is none.
[[nodiscard]] std::vector<closed_version> plan_withdrawal(std::span<const offer_version> live, base::instant now);

/// The terms as they are kept for packs of that mass: conditions in their order and, where a kilogram has the price, what a pack costs.
/// Errors: offer-conditions-invalid where goods have no mass to be priced by, or a pack costs nothing or too much.
[[nodiscard]] base::result<offer_terms> settle(offer_terms terms, std::int64_t unit_net_mass_g);

/// The price of one kilogram in fen, 四舍五入; nullopt only where the mass is not positive.
[[nodiscard]] std::optional<base::fen> price_per_kilogram(base::fen unit_price, std::int64_t unit_net_mass_g);
/// The price that the tier states for a kilogram, or the one that follows from that of a pack.
[[nodiscard]] std::optional<base::fen> kilogram_price_of(const price_tier& tier, std::int64_t unit_net_mass_g);

}  // namespace chuanpin::catalog::domain
