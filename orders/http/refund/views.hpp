// Refunds as JSON.
#pragma once

#include <span>
#include <string>

#include "orders/app/refund/handle_refunds.hpp"

namespace chuanpin::orders::http {

/// With what is owed back of its order then.
[[nodiscard]] std::string encode_refund(const app::refund_view& what);
[[nodiscard]] std::string encode_refunds(std::span<const domain::refund> page, const std::string& next_cursor);

}  // namespace chuanpin::orders::http
