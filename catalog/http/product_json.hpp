// Products between the wire and the domain.
#pragma once

#include <string>
#include <string_view>

#include "catalog/app/search_products.hpp"
#include "catalog/app/views.hpp"
#include "platform/base/error.hpp"

namespace chuanpin::catalog::http {

/// Errors: json-…, invalid-fields.
[[nodiscard]] base::result<domain::product_details> decode_product(std::string_view body);
[[nodiscard]] std::string encode_product(const app::product_view& view);
/// As its supplier sees it: with `holds`.
[[nodiscard]] std::string encode_own_product(const app::product_view& view);
[[nodiscard]] std::string encode_own_products(const app::product_page& page, const std::string& next_cursor);
/// {data, next_cursor, has_more}; `next_cursor` is empty on the last page.
[[nodiscard]] std::string encode_products(const app::product_page& page, const std::string& next_cursor);
/// As encode_products, with {total, total_is_exact, facets: {county: [{value, products}], …}}.
[[nodiscard]] std::string encode_search(const app::search_page& found, const std::string& next_cursor);
/// A body without members: nothing at all, or {}.
[[nodiscard]] base::result<void> decode_nothing(std::string_view body);

}  // namespace chuanpin::catalog::http
