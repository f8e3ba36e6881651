// Fills as JSON.
#pragma once

#include <span>
#include <string>

#include "orders/app/fill/keep_fills.hpp"

namespace chuanpin::orders::http {

/// With its shares and why each is what it is, and with the next fill where one was proposed.
[[nodiscard]] std::string encode_fill(const app::fill_view& what);
/// Without shares.
[[nodiscard]] std::string encode_fills(std::span<const domain::need_fill> page, const std::string& next_cursor);

}  // namespace chuanpin::orders::http
