// Hexadecimal, base64 (RFC 4648 §4) and base64url without padding (§5), and the UTF-8 check.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace chuanpin::base {

[[nodiscard]] std::string to_hex(std::string_view bytes);
[[nodiscard]] std::optional<std::string> from_hex(std::string_view text);
[[nodiscard]] std::string to_base64(std::string_view bytes);
/// Strict: right padding, no foreign characters, no stray bits.
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);
[[nodiscard]] std::string to_base64url(std::string_view bytes);
[[nodiscard]] std::optional<std::string> from_base64url(std::string_view text);

/// Shortest form only, no surrogates, ≤ U+10FFFF (RFC 3629 §3).
[[nodiscard]] bool is_utf8(std::string_view text);
/// How many bytes from the start are whole characters of UTF-8.
[[nodiscard]] std::size_t valid_utf8_prefix(std::string_view text);
/// The number of code points of valid UTF-8.
[[nodiscard]] std::size_t length_in_code_points(std::string_view text);

[[nodiscard]] inline std::string_view as_text(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace chuanpin::base
