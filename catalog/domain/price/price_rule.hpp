// How far above the average of like goods a price may be, by category, as of any day.
//
// Source: the national recognition of poverty-relief products (扶贫产品认定): the average of the same specification, variety and quality; a
// cap in per cent that is configurable; and (Zhejiang) no more than the maker's own shop and than the lowest self-operated price of
// e-commerce.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/domain/ids.hpp"
#include "platform/base/error.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::catalog::domain {

inline constexpr std::string_view any_category = "*";
inline constexpr std::int64_t price_percent_max = 1'000;
inline constexpr std::int64_t price_window_days_max = 366;
inline constexpr std::int64_t comparables_min_max = 50;
inline constexpr std::size_t price_rules_max = 1'000;  ///< rows of one category that are known

/// What happens to an offer above a threshold.
enum class price_action { warn, explain, block };
[[nodiscard]] std::string_view name_of(price_action action);
[[nodiscard]] std::optional<price_action> parse_price_action(std::string_view name);

struct price_terms {
    std::int64_t warn_percent = 110;  ///< of the average; above it `warn_action`
    price_action warn_action = price_action::warn;
    std::int64_t block_percent = 120;  ///< of the average; above it `block_action`
    price_action block_action = price_action::block;
    bool not_above_maker_shop = false;     ///< above the supplier's own shop: `block_action`
    bool not_above_self_operated = false;  ///< above the lowest self-operated price: `block_action`
    std::int64_t window_days = 30;         ///< comparables of the day itself and of so many days before it count
    std::int64_t comparables_min = 3;      ///< fewer make no average
    bool operator==(const price_terms&) const = default;
};

/// A row of the table, bitemporal: what holds on [valid_from, valid_to). Never changed, only superseded.
struct price_rule {
    std::int64_t id = 0;     ///< the row; 0 before it is stored
    std::string category{};  ///< or any_category, for those that have no row of their own
    price_terms terms{};
    base::business_date valid_from{};
    std::optional<base::business_date> valid_to{};
    std::string reason{};
    std::optional<account_id> recorded_by{};  ///< empty: the program's first row
    base::instant recorded_at{};
    bool operator==(const price_rule&) const = default;
};

/// Errors: price-rule-invalid with every fault (a warning above the block, an action that is milder above the higher one, bounds, a
/// day before `today`: the past is not rewritten).
[[nodiscard]] base::result<void> check_rule(const price_rule& what, base::business_date today);

/// The row of that category and day, or else that of any category; nullptr where there is none.
[[nodiscard]] const price_rule* find_rule(std::span<const price_rule> live, std::string_view category, base::business_date on);

struct price_rule_change {
    std::vector<std::int64_t> superseded;
    std::vector<price_rule> inserted;
};
/// What must be written so that `fresh` holds from its day on; `live` are the rows of its category that are known now.
[[nodiscard]] price_rule_change plan_rule_change(std::span<const price_rule> live, price_rule fresh);

}  // namespace chuanpin::catalog::domain
