// A whole number in decimal digits, out of a text that holds nothing else.
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>
#include <system_error>

namespace chuanpin::base {

/// With '-' in front where it is negative; nullopt for anything else, what does not fit included.
[[nodiscard]] inline std::optional<std::int64_t> parse_whole_number(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

}  // namespace chuanpin::base
