// Finding products in an index. How many it looks at is bounded: the newest that have what is asked for; it says where there may be more.
// What it cannot bound is the search for what nothing, or hardly anything, has: that reads all of the rarest term. Internal to search/.
#pragma once

#include "catalog/app/ports.hpp"
#include "catalog/search/known_terms.hpp"
#include "catalog/search/product_columns.hpp"

namespace chuanpin::catalog::search {

[[nodiscard]] app::product_hits find(const index_terms& terms, const product_columns& columns, const app::product_query& asked);

}  // namespace chuanpin::catalog::search
