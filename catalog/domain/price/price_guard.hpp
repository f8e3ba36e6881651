// The price guard (价格监测): each tier of an offer against the average of like goods, exactly, with all that it was judged by.
//
// The one rounding point is the price of a kilogram of each comparable, in whole fen, 四舍五入 (price_per_kilogram): the figure that
// people see. Their average stays a fraction (sum and count), a tier stays its fen and grams, and both are compared by multiplying out
// in 128 bits. So anybody can check a verdict with the figures shown.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/domain/offer.hpp"
#include "catalog/domain/price/comparable.hpp"
#include "catalog/domain/price/price_rule.hpp"

namespace chuanpin::catalog::domain {

inline constexpr std::size_t comparables_max = 200;               ///< the newest so many of the window are looked at
inline constexpr std::size_t price_explanation_length_max = 500;  ///< code points

/// The average of like goods a kilogram: sum ÷ count fen, exactly.
struct price_average {
    std::int64_t sum_per_kilogram_fen = 0;
    std::int64_t count = 0;
    bool operator==(const price_average&) const = default;
};
/// For people, 四舍五入; nullopt of nothing.
[[nodiscard]] std::optional<base::fen> rounded(const price_average& average);
/// So many per cent of it, rounded down; nullopt of nothing.
[[nodiscard]] std::optional<base::fen> percent_of(const price_average& average, std::int64_t percent);
/// Whether the price is above so many per cent of the average. `average.count` > 0.
[[nodiscard]] bool is_above(base::fen unit_price, std::int64_t unit_mass_g, std::int64_t percent, const price_average& average);
/// Whether the price of a kilogram is above that of the comparable.
[[nodiscard]] bool is_above(base::fen unit_price, std::int64_t unit_mass_g, const price_comparable& other);

/// The first day whose comparables count on `on`.
[[nodiscard]] base::business_date window_start(base::business_date on, std::int64_t window_days);

/// What a price is held against.
struct price_basis {
    price_average average{};                       ///< of all like goods but those of the supplier's own shop, which it could raise itself
    std::optional<price_comparable> maker_shop{};  ///< the lowest of the supplier's own shop
    std::optional<price_comparable> self_operated{};  ///< the lowest self-operated one
};
[[nodiscard]] price_basis basis_of(std::span<const price_comparable> like, organisation_id supplier);

/// A limit that a tier is above.
enum class price_limit { warn_average, block_average, maker_shop, self_operated };
[[nodiscard]] std::string_view name_of(price_limit limit);
[[nodiscard]] std::optional<price_limit> parse_price_limit(std::string_view name);

/// The mildest first. `to_explain` is refused without an explanation.
enum class price_outcome { passed, no_comparison, warned, to_explain, blocked };
[[nodiscard]] std::string_view name_of(price_outcome outcome);  ///< to_explain: "explained"
[[nodiscard]] std::optional<price_outcome> parse_price_outcome(std::string_view name);

struct tier_verdict {
    std::int64_t quantity_from = 0;
    base::fen unit_price{};
    price_outcome outcome = price_outcome::passed;
    std::vector<price_limit> above{};
    bool operator==(const tier_verdict&) const = default;
};

/// What is judged.
struct price_question {
    organisation_id supplier{};
    std::string category{};
    std::string goods_key{};
    std::int64_t unit_net_mass_g = 0;
    std::vector<price_tier> tiers{};
    std::optional<std::string> explanation{};
    base::instant judged_at{};
};

/// The verdict with everything that led to it; stays with the version of the offer for ever. The same question, comparables and rule
/// give the same evidence.
struct price_evidence {
    std::int64_t rule = 0;  ///< the row of price_rule_version; 0 where none held
    base::instant judged_at{};
    std::string category{};
    std::string goods_key{};
    std::int64_t unit_net_mass_g = 0;
    std::vector<price_comparable_id> comparables{};  ///< all that were looked at, the newest first
    price_average average{};
    std::optional<base::fen> warn_above{};   ///< fen a kilogram, rounded down; empty where the comparables are too few
    std::optional<base::fen> block_above{};  ///< likewise
    std::optional<price_comparable_id> maker_shop{};
    std::optional<price_comparable_id> self_operated{};
    std::vector<tier_verdict> tiers{};
    price_outcome outcome = price_outcome::passed;  ///< the hardest of the tiers
    std::optional<std::string> explanation{};
    bool operator==(const price_evidence&) const = default;
};
[[nodiscard]] price_evidence weigh(const price_question& asked, std::span<const price_comparable> like, const price_rule& rule);

/// Errors: offer-price-too-high (a tier is blocked), offer-price-unexplained (one needs an explanation and there is none); each with the
/// tiers' pointers, the average, the limits, and the comparables.
[[nodiscard]] base::result<void> check_evidence(const price_evidence& evidence);

}  // namespace chuanpin::catalog::domain
