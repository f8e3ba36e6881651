// Which events an endpoint wants: exact types ("order.placed"), all of a noun ("order.*"), or everything ("*").
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace chuanpin::gateway::domain {

inline constexpr std::size_t event_patterns_max = 50;
inline constexpr std::size_t event_pattern_bytes_max = 64;

/// Segments of [a-z0-9_] joined by '.', at least two; the last may be '*'. Or '*' alone.
[[nodiscard]] bool is_event_pattern(std::string_view pattern);

[[nodiscard]] bool matches(std::string_view pattern, std::string_view event_type);
[[nodiscard]] bool matches_any(std::span<const std::string> patterns, std::string_view event_type);

}  // namespace chuanpin::gateway::domain
