// Instants, business dates and the clock that is injected everywhere.
//
// Units: instants are UTC microseconds; business dates are calendar days of Asia/Shanghai, which is +08:00 without
// exception since 1991-09-15 (the data starts in 2018, so no time zone database is needed).
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace chuanpin::base {

using instant = std::chrono::sys_time<std::chrono::microseconds>;
using business_date = std::chrono::year_month_day;
/// The deadline of a piece of work, on the clock that never jumps.
using deadline = std::chrono::steady_clock::time_point;

/// Where the time comes from. Thread-safe. Nothing outside platform/runtime reads the system's clock.
class clock {
public:
    virtual ~clock() = default;
    [[nodiscard]] virtual instant now() const = 0;
};

/// The day in Asia/Shanghai.
[[nodiscard]] business_date business_date_of(instant at);
/// The first instant of a business day (16:00 UTC of the day before).
[[nodiscard]] instant start_of(business_date day);

/// RFC 3339 with six digits and Z: "2026-11-23T08:00:00.123456Z". Years 0000–9999.
[[nodiscard]] std::string to_rfc3339(instant at);
/// Reads RFC 3339 (any offset, 0–9 fractional digits, cut to microseconds); nullopt for anything else, leap seconds included.
[[nodiscard]] std::optional<instant> parse_rfc3339(std::string_view text);

/// "2026-11-23".
[[nodiscard]] std::string to_text(business_date day);
/// Reads exactly YYYY-MM-DD of an existing day.
[[nodiscard]] std::optional<business_date> parse_date(std::string_view text);

}  // namespace chuanpin::base
