// Products between the wire and the domain.
#pragma once

#include <string>
#include <string_view>

#include "catalog/app/views.hpp"
#include "platform/base/error.hpp"
#include "platform/json/parse.hpp"

namespace chuanpin::catalog::http {

/// Errors: json-…, invalid-fields.
[[nodiscard]] base::result<domain::product_details> decode_product(std::string_view body);
[[nodiscard]] std::string encode_product(const app::product_view& view);
/// Each as encode_product has it, without what only its supplier sees.
[[nodiscard]] json::ordered_value products_json(const std::vector<app::product_view>& products);
/// As its supplier sees it: with `holds`.
[[nodiscard]] std::string encode_own_product(const app::product_view& view);
[[nodiscard]] std::string encode_own_products(const app::product_page& page, const std::string& next_cursor);
/// {data, next_cursor, has_more}; `next_cursor` is empty on the last page.
[[nodiscard]] std::string encode_products(const app::product_page& page, const std::string& next_cursor);
/// A body without members: nothing at all, or {}.
[[nodiscard]] base::result<void> decode_nothing(std::string_view body);

}  // namespace chuanpin::catalog::http
