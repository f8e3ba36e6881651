// Requests for quotation as JSON.
#pragma once

#include <span>
#include <string>

#include "orders/app/quotation/view.hpp"

namespace chuanpin::orders::http {

[[nodiscard]] std::string encode_quotation(const app::quotation_view& what);
[[nodiscard]] std::string encode_quotations(std::span<const domain::quotation> page, const std::string& next_cursor);

}  // namespace chuanpin::orders::http
