// Weeks of ISO 8601, by their Monday: "2026-W10" is 2026-03-02 … 2026-03-08. A week belongs to the year of its Thursday.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/base/time.hpp"

namespace chuanpin::base {

/// The Monday of the week that holds that day.
[[nodiscard]] business_date week_of(business_date day);
[[nodiscard]] business_date weeks_after(business_date monday, int count);
/// "2026-W10" for a Monday.
[[nodiscard]] std::string week_text(business_date monday);
/// Reads exactly YYYY-Www of a week that exists; answers its Monday.
[[nodiscard]] std::optional<business_date> parse_week(std::string_view text);

}  // namespace chuanpin::base
