// JSON in and out, with limits. nlohmann/json stays behind this door: include nlohmann/json.hpp only in *_json.cpp.
//
// What nlohmann 3.11 does not refuse and we do: NUL bytes, a byte order mark, duplicate keys, deep or huge documents,
// integers beyond 64 bits that would silently become floating point.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "platform/base/error.hpp"

namespace chuanpin::json {

using value = nlohmann::json;
/// Keeps members in the order in which they were written: what we send.
using ordered_value = nlohmann::ordered_json;

struct limits {
    std::size_t bytes_max = std::size_t{1} << 20;
    std::size_t depth_max = 32;
    std::size_t values_max = 10'000;
    std::size_t members_max = 1'000;  ///< of one object
    std::size_t string_bytes_max = 65'536;
};

/// Errors (invalid_input): json-too-large, json-invalid, json-too-deep, json-too-many-values, json-duplicate-key,
/// json-nul-byte, json-number-out-of-range; `detail` names the byte offset where one is known.
[[nodiscard]] base::result<value> parse(std::string_view text, const limits& limits = {});

/// Compact, UTF-8; bytes that are not UTF-8 become U+FFFD instead of an exception.
[[nodiscard]] std::string dump(const value& document);
[[nodiscard]] std::string dump(const ordered_value& document);

}  // namespace chuanpin::json
