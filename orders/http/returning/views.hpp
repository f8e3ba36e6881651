// Returns as JSON text.
#pragma once

#include <span>
#include <string>

#include "orders/domain/returning/goods_return.hpp"

namespace chuanpin::orders::http {

[[nodiscard]] std::string encode_return(const domain::goods_return& what);
[[nodiscard]] std::string encode_returns(std::span<const domain::goods_return> page, const std::string& next_cursor);

}  // namespace chuanpin::orders::http
