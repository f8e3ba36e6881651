// The part of the year in which a product is harvested, by month and day; it may pass the turn of the year (11-01 … 02-28).
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/time.hpp"

namespace chuanpin::catalog::domain {

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

}  // namespace chuanpin::catalog::domain
