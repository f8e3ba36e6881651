#include "gateway/domain/webhook/event_filter.hpp"

#include <algorithm>

namespace chuanpin::gateway::domain {

namespace {

bool is_segment(std::string_view segment) {
    return !segment.empty() && std::ranges::all_of(segment, [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_';
    });
}

}  // namespace

bool is_event_pattern(std::string_view pattern) {
    if (pattern == "*") return true;
    if (pattern.size() > event_pattern_bytes_max) return false;
    auto dot = pattern.find('.');
    if (dot == std::string_view::npos) return false;
    while (dot != std::string_view::npos) {
        if (!is_segment(pattern.substr(0, dot))) return false;
        pattern.remove_prefix(dot + 1);
        dot = pattern.find('.');
    }
    return pattern == "*" || is_segment(pattern);
}

bool matches(std::string_view pattern, std::string_view event_type) {
    if (!pattern.ends_with('*')) return pattern == event_type;
    return event_type.starts_with(pattern.substr(0, pattern.size() - 1));
}

bool matches_any(std::span<const std::string> patterns, std::string_view event_type) {
    return std::ranges::any_of(patterns, [&](const auto& pattern) { return matches(pattern, event_type); });
}

}  // namespace chuanpin::gateway::domain
