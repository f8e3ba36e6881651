// Pages of a list: {data, next_cursor, has_more}, limit 1–100 (default 20), signed keyset cursors, Link to the next page.
//
// A cursor holds the last key of its page under a MAC over direction, key, path, filters and who asked: it continues that list
// and no other, for that organisation and no other. It is no secret, and it never expires but with its key.
#pragma once

#include <cstddef>
#include <string>

#include "platform/http/message.hpp"
#include "platform/http/principal_header.hpp"

namespace chuanpin::http {

inline constexpr std::size_t page_limit_default = 20;
inline constexpr std::size_t page_limit_max = 100;

/// Derives the keys of all cursors of this process; cursors of the previous key are still taken. Once, at composition, before
/// threads start; reading or making a cursor before is a bug (std::logic_error).
void set_cursor_keys(const principal_keys& keys);

struct page_request {
    std::size_t limit = page_limit_default;
    std::string after;  ///< the last key of the page before, out of the cursor; empty for the first page
    std::string bound;  ///< what cursors of this list are bound to: a digest of path, filters and organisation

    /// The cursor of the page that begins after `key`.
    [[nodiscard]] std::string cursor_after(std::string_view key) const;
};

/// Reads ?limit and ?cursor; refuses query parameters that are not in `others` (invalid_input, "?name").
/// Errors: invalid-parameters; cursor-invalid for one that was tampered with or was handed out for another list, other filters
/// or another organisation.
[[nodiscard]] base::result<page_request> read_page(const request& request, std::initializer_list<std::string_view> others);

/// The value of Link for the page at `cursor`: this request's path and filters with that cursor (RFC 8288).
[[nodiscard]] std::string next_link(const request& request, std::string_view cursor);
/// 200 with `body`, and Link where there is a next page.
[[nodiscard]] response page_response(const request& request, std::string body, std::string_view next_cursor);

/// Refuses every query parameter that is not named (invalid_input, "?name", unknown-parameter) and duplicates.
[[nodiscard]] base::result<void> only_query(const request& request, std::initializer_list<std::string_view> names);

}  // namespace chuanpin::http
