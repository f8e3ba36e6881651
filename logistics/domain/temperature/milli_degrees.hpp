// Degrees as text to milli-degrees as integers, without a float in between.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace chuanpin::logistics::domain {

/// What a recorder of EN 12830:2018 can measure: −80…+85 °C.
inline constexpr std::int64_t temperature_min_mc = -80'000;
inline constexpr std::int64_t temperature_max_mc = 85'000;

/// Reads [+-]digits[.1–3 digits], 1–3 digits before the point; nullopt for anything else (no exponents, no spaces, no comma).
/// Does not check the range of the recorder.
[[nodiscard]] std::optional<std::int64_t> parse_milli_degrees(std::string_view text);

}  // namespace chuanpin::logistics::domain
