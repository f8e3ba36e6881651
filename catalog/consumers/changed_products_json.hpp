// Which products an entry of the own journal changes: what is listed of them, their price, whether they may carry the mark
// or are in stock.
#pragma once

#include <string>
#include <vector>

#include "platform/journal/feed.hpp"

namespace chuanpin::catalog::consumers {

/// Their ids as on the wire; empty for entries that are about no product.
[[nodiscard]] std::vector<std::string> changed_products(const journal::feed_entry& entry);

}  // namespace chuanpin::catalog::consumers
