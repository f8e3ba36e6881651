// Warehouses as JSON. Errors of reading: those of json::parse, and invalid-fields with every fault at once.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "orders/app/warehouse/keep_warehouses.hpp"

namespace chuanpin::orders::http {

/// Letters, digits, '-' and '_'.
[[nodiscard]] bool is_warehouse_code(std::string_view text);

[[nodiscard]] base::result<app::new_warehouse> read_warehouse(std::string_view body);
[[nodiscard]] std::string encode_warehouse(const domain::warehouse& what);
[[nodiscard]] std::string encode_warehouses(std::span<const domain::warehouse> page, const std::string& next_cursor);

}  // namespace chuanpin::orders::http
