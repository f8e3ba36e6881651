// How figures read to people: degrees, durations, distances, moments. Exact, never through floating point.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "platform/base/money.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::logistics::domain {

/// "12.5" for 12500 and 3 places; trailing zeros are dropped, a whole number has no point.
[[nodiscard]] std::string decimal_text(std::int64_t value, int places);
/// "-18 °C".
[[nodiscard]] std::string celsius_text(std::int64_t temperature_mc);
/// "2 h 05 min", "31 min 1 s", "45 s" and, in Chinese, "2小时5分", "31分1秒", "45秒".
[[nodiscard]] std::string duration_text_en(std::int64_t seconds);
[[nodiscard]] std::string duration_text_zh(std::int64_t seconds);
/// "2026-07-01 06:30:00", the wall clock of Asia/Shanghai.
[[nodiscard]] std::string shanghai_text(base::instant at);
/// "12.34" yuan.
[[nodiscard]] std::string yuan(base::fen amount);
/// "25/2", or "25" where the denominator is 1.
[[nodiscard]] std::string rational_text(const base::rational& value);

}  // namespace chuanpin::logistics::domain
