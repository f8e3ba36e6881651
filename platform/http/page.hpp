// Pages of a list: {data, next_cursor, has_more}, limit 1–100 (default 20), keyset cursors.
#pragma once

#include <cstddef>
#include <string>

#include "platform/http/message.hpp"

namespace chuanpin::http {

inline constexpr std::size_t page_limit_default = 20;
inline constexpr std::size_t page_limit_max = 100;

struct page_request {
    std::size_t limit = page_limit_default;
    std::string after;  ///< the last key of the page before, decoded from the cursor; empty for the first page
};

/// Reads ?limit and ?cursor; refuses query parameters that are not in `others` (invalid_input, "?name").
[[nodiscard]] base::result<page_request> read_page(const request& request, std::initializer_list<std::string_view> others);
/// Opaque text for `key` (base64url with a checksum, so that a mangled cursor is refused).
[[nodiscard]] std::string make_cursor(std::string_view key);

/// Refuses every query parameter that is not named (invalid_input, "?name", unknown-parameter) and duplicates.
[[nodiscard]] base::result<void> only_query(const request& request, std::initializer_list<std::string_view> names);

}  // namespace chuanpin::http
