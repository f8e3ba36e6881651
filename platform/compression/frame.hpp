// Texts in less room: Zstandard frames (RFC 8878) that say how long they are expanded, by libzstd. Any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace chuanpin::compression {

[[nodiscard]] std::string compress(std::string_view text);

/// Throws std::runtime_error where `frame` is not one whole frame, or would be longer than `bytes_max`: nothing of that length is
/// allocated.
[[nodiscard]] std::string expand(std::string_view frame, std::size_t bytes_max);

}  // namespace chuanpin::compression
