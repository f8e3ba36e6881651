// The price test of the mark: at or below the average of like goods.
//
// Source: the national rules for recognising products, three tests together: quality, price at the average of the same specification,
// variety and quality, a working benefit mechanism. Judged by the figures of the price guard.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "catalog/domain/price/price_guard.hpp"

namespace chuanpin::catalog::domain {

/// What the applicant says that one trade unit of a product will cost.
struct stated_price {
    product_id product{};
    base::fen unit_price{};
    bool operator==(const stated_price&) const = default;
};

/// The price of a product and that of like goods, as they were known when the application was (re)submitted.
struct product_price {
    product_id product{};
    std::optional<base::fen> unit_price{};  ///< stated, or else of the offer in force; empty: neither
    bool stated = false;
    std::int64_t unit_net_mass_g = 0;
    price_average average{};
    std::int64_t comparables_min = 0;
    std::int64_t rule = 0;           ///< the row of price_rule_version that said how many comparables make an average, and of which days
    bool comparison_needed = false;  ///< whether the test fails without one (a setting)
    base::business_date decided_on{};
    bool operator==(const product_price&) const = default;
};

/// Whether there is a price and an average to compare.
[[nodiscard]] bool is_compared(const product_price& what);

struct price_finding {
    bool passed = false;
    std::string compared{};
    std::string decided_by{};
};
[[nodiscard]] price_finding test_price(const product_price& what);

}  // namespace chuanpin::catalog::domain
