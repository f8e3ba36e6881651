// Groups of buyers and their fills as JSON.
#pragma once

#include <span>
#include <string>

#include "orders/app/group/keep_groups.hpp"

namespace chuanpin::orders::http {

[[nodiscard]] std::string encode_group(const domain::buyer_group& what);
/// {data, next_cursor, has_more}, without members.
[[nodiscard]] std::string encode_groups(std::span<const domain::buyer_group> page, const std::string& next_cursor);
/// What each house gets from whom, and what became of it; never where its goods go.
[[nodiscard]] std::string encode_group_fill(const app::group_fill_view& what);

}  // namespace chuanpin::orders::http
