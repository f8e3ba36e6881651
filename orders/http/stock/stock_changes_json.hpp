// What is done to stock besides receipts, as JSON. Errors of reading: those of json::parse, and invalid-fields with every fault at once.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "orders/app/stock/count_stock.hpp"
#include "orders/app/stock/transfer_stock.hpp"
#include "orders/app/stock/write_off_stock.hpp"

namespace chuanpin::orders::http {

[[nodiscard]] base::result<app::stock_transfer> read_stock_transfer(std::string_view body);
[[nodiscard]] base::result<app::stock_taking> read_stock_taking(std::string_view body);
[[nodiscard]] base::result<app::stock_write_off> read_stock_write_off(std::string_view body);

/// {movements, levels}
[[nodiscard]] std::string encode_changed_stock(const app::changed_stock& what);
[[nodiscard]] std::string encode_lots(std::span<const app::shown_lot> page, const std::string& next_cursor);

}  // namespace chuanpin::orders::http
