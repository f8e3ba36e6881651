// What a search found, on the wire. What is said of each product was written when it was indexed.
#pragma once

#include <cstdint>
#include <string>

#include "catalog/app/search_ports.hpp"
#include "catalog/app/views.hpp"

namespace chuanpin::catalog::http {

/// What the index keeps of a product: as encode_product has it, and `availability`.
[[nodiscard]] std::string encode_found_product(const app::product_view& view, domain::availability stock);
/// An example of it with every part, and below how many trade units there are few; another text is another format, and an index of another
/// format is built anew.
[[nodiscard]] std::string found_product_format(std::int64_t few_below);
/// {data, total, total_is_exact, facets_are_exact, facets: {county: [{value, products}], …}, next_cursor, has_more}. `next_cursor` is empty
/// on the last page.
[[nodiscard]] std::string encode_search(const app::product_hits& found, const std::string& next_cursor);

}  // namespace chuanpin::catalog::http
