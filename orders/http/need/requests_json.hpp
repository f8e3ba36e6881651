// Bodies of requests about needs. Each collects all faults.
#pragma once

#include <string_view>

#include "orders/domain/need/purchase_need.hpp"
#include "platform/json/reader.hpp"

namespace chuanpin::orders::http {

[[nodiscard]] base::result<domain::need_terms> read_need_terms(std::string_view body);
/// Ids of products, by id and each once; duplicates and what is no id are faults of `name`.
[[nodiscard]] std::vector<domain::product_id> read_product_ids(json::object_reader& from, std::string_view name, std::size_t items_min);
/// One of "category", "name_zh" and "product_ids".
[[nodiscard]] domain::goods_kind read_kind(json::object_reader& from);
[[nodiscard]] domain::substitution_permission read_permission(json::object_reader& from);

}  // namespace chuanpin::orders::http
