// The part of the year in which a product is harvested, by month and day; it may pass the turn of the year (11-01 … 02-28).
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/error.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::catalog::domain {

inline constexpr std::size_t seasons_max = 4;  ///< of a product

/// Both ends inclusive.
struct season {
    std::chrono::month_day from{};
    std::chrono::month_day to{};
    bool operator==(const season&) const = default;
};

/// Reads exactly MM-DD of a day that exists in some year.
[[nodiscard]] std::optional<std::chrono::month_day> parse_month_day(std::string_view text);
[[nodiscard]] std::string to_text(std::chrono::month_day day);
[[nodiscard]] bool is_in_season(const season& when, base::business_date day);

/// Parts of the year, none of which shares a day with another; empty: nothing is said.
using seasons = std::vector<season>;
[[nodiscard]] bool is_in_season(const seasons& when, base::business_date day);
/// Errors: product-seasons-invalid (too many, days that are in two of them).
[[nodiscard]] base::result<void> check_seasons(const seasons& when);
/// Without any that passes the turn of the year: 11-01 … 02-28 is 01-01 … 02-28 and 11-01 … 12-31. By their beginning.
[[nodiscard]] seasons within_the_year(const seasons& when);
/// "09-01..12-31;03-01..04-30"; empty for none.
[[nodiscard]] std::string to_text(const seasons& when);
[[nodiscard]] std::optional<seasons> parse_seasons(std::string_view text);

}  // namespace chuanpin::catalog::domain
