// Families of products and the list of a product's pictures as JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/app/assortment/assortment.hpp"

namespace chuanpin::catalog::http {

[[nodiscard]] base::result<domain::product_family> decode_family(std::string_view text);
/// {name_zh, description?, seasons?}. Errors: json-…, invalid-fields.
[[nodiscard]] base::result<domain::family_changes> decode_family_changes(std::string_view body);
[[nodiscard]] std::string encode_family(const domain::product_family& what);
[[nodiscard]] std::string encode_families(const app::family_page& page, const std::string& next_cursor);
/// With its listed products.
[[nodiscard]] std::string encode_family_view(const app::family_view& view);
[[nodiscard]] base::result<std::vector<domain::document_id>> decode_pictures(std::string_view text);

}  // namespace chuanpin::catalog::http
