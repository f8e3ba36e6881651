// The bodies that orders reads. Errors of all: those of json::parse, and invalid-fields with every fault at once.
#pragma once

#include <string>
#include <string_view>

#include "orders/app/receive_stock.hpp"
#include "orders/domain/order/changes.hpp"
#include "orders/domain/order/placing.hpp"
#include "orders/domain/order/replacement.hpp"

namespace chuanpin::orders::http {

[[nodiscard]] base::result<domain::order_request> read_order_request(std::string_view body);
[[nodiscard]] base::result<app::stock_receipt> read_stock_receipt(std::string_view body);
/// {"all": true} or {"lines": [...]}, not both.
[[nodiscard]] base::result<domain::acceptance> read_acceptance(std::string_view body);
[[nodiscard]] base::result<domain::rating> read_rating(std::string_view body);
/// {"reason": "…"}
[[nodiscard]] base::result<std::string> read_reason(std::string_view body);
/// {"replacements": [...]}, {} or nothing at all.
[[nodiscard]] base::result<std::vector<domain::proposed_replacement>> read_replacements(std::string_view body);
/// {} or nothing at all.
[[nodiscard]] base::result<void> read_nothing(std::string_view body);

}  // namespace chuanpin::orders::http
