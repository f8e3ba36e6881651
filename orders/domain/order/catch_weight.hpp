// Goods that are paid by their mass (按重量计价): what a line will cost by its nominal mass, at most, and what it costs as weighed.
// Amounts have one rounding point, 四舍五入 to a fen at their end.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/error.hpp"
#include "platform/base/money.hpp"

namespace chuanpin::orders::domain {

/// Nominal mass of a line: a thousand million tonnes, so that no product below leaves 63 bits.
inline constexpr std::int64_t line_mass_max_g = 1'000'000'000'000'000;

struct weight_terms {
    base::fen kilogram_price{};
    std::int64_t under_permille = 0;  ///< of the nominal mass, both 0 … 200
    std::int64_t over_permille = 0;
    bool operator==(const weight_terms&) const = default;
};

/// What so many packs weigh by their label; nullopt beyond `line_mass_max_g`.
[[nodiscard]] std::optional<std::int64_t> nominal_mass_g(std::int64_t packs, std::int64_t unit_net_mass_g);

/// Within these a delivery is as it was agreed: the lower end rounded up to a gram, the upper one down.
struct mass_range {
    std::int64_t least_g = 0;
    std::int64_t most_g = 0;
    bool operator==(const mass_range&) const = default;
};
[[nodiscard]] mass_range agreed_mass(const weight_terms& terms, std::int64_t nominal_g);

/// Grams at the price of a kilogram; nullopt where it passes 2^53 − 1 fen.
[[nodiscard]] std::optional<base::fen> price_of_mass(base::fen kilogram_price, std::int64_t grams);

/// Why so many grams cannot be accepted for so many packs of a line; nullopt where they can. What weighs more than was agreed is not
/// accepted beyond the upper end: the buyer never ordered it. What weighs less is accepted as weighed, for a reason.
struct mass_fault {
    std::string_view member;  ///< of the acceptance's line
    std::string_view code;
    std::string detail;
};
[[nodiscard]] std::optional<mass_fault> find_mass_fault(const std::optional<weight_terms>& by_weight, std::int64_t nominal_g,
                                                        const std::optional<std::int64_t>& accepted_g, bool with_reason);

}  // namespace chuanpin::orders::domain
