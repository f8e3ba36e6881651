// Which entries of the own journal may change what keeps a product off the list.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "catalog/domain/ids.hpp"
#include "platform/journal/feed.hpp"

namespace chuanpin::catalog::consumers {

[[nodiscard]] std::vector<std::string> listing_types();
/// Products that these entries are about, each once, in the order of their ids.
[[nodiscard]] std::vector<domain::product_id> listings_in(std::span<const journal::feed_entry> entries);

}  // namespace chuanpin::catalog::consumers
