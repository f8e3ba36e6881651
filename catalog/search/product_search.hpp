// Finding products in an index. What a search costs does not grow with the catalogue: it looks at the newest products that have what is
// asked for, and says where there may be more. Internal to search/.
#pragma once

#include <xapian.h>

#include "catalog/app/ports.hpp"

namespace chuanpin::catalog::search {

[[nodiscard]] app::product_hits find(const Xapian::Database& database, const app::product_query& asked);

}  // namespace chuanpin::catalog::search
