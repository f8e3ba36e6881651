// A rise of a product's own price that supervision should look at.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "catalog/domain/offer.hpp"

namespace chuanpin::catalog::domain {

/// Settings.
struct spike_limits {
    std::int64_t percent = 30;  ///< a rise above this is noted
    std::int64_t days = 30;     ///< against the lowest price that was in force within so many days
};

struct price_spike {
    std::int64_t version_before = 0;  ///< the offer's version that was the cheapest
    base::fen before{};               ///< its first tier's price of a unit
    base::fen after{};                ///< of the new version
    bool operator==(const price_spike&) const = default;
};

/// A spike as supervision sees it.
struct noted_spike {
    offer_id offer{};
    std::int64_t version = 0;
    product_id product{};
    organisation_id supplier{};
    std::string name_zh{};
    price_spike spike{};
    base::instant noted_at{};
    bool operator==(const noted_spike&) const = default;
};

/// The start of the time whose prices are compared.
[[nodiscard]] base::instant spike_window_start(base::instant now, const spike_limits& limits);
/// First tiers are compared: what one unit costs without a discount for quantity. `versions`: of the product, before the new one.
[[nodiscard]] std::optional<price_spike> find_spike(const offer_terms& fresh, std::span<const offer_version> versions, base::instant now,
                                                    const spike_limits& limits);

}  // namespace chuanpin::catalog::domain
