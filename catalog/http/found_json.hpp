// What a search found, on the wire. What is said of each product was written when it was indexed.
#pragma once

#include <string>

#include "catalog/app/search_products.hpp"

namespace chuanpin::catalog::http {

/// An example of what the index keeps of a product (encode_product) with every part; another text is another format, and an index of
/// another format is built anew.
[[nodiscard]] std::string found_product_format();
/// {data, total, total_is_exact, facets_are_exact, facets: {county: [{value, products}], …}, next_cursor, has_more}; each product with its
/// availability. `next_cursor` is empty on the last page.
[[nodiscard]] std::string encode_search(const app::search_page& found, const std::string& next_cursor);

}  // namespace chuanpin::catalog::http
