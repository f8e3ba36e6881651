// A SHA-256 as it stands in documents: 64 hexadecimal digits in lower case.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace chuanpin::base {

inline constexpr std::size_t sha256_text_digits = 64;

[[nodiscard]] inline bool is_sha256_text(std::string_view text) {
    return text.size() == sha256_text_digits &&
           std::ranges::all_of(text, [](char each) { return ('0' <= each && each <= '9') || ('a' <= each && each <= 'f'); });
}

}  // namespace chuanpin::base
