// Tells what keeps products off the list, whenever that is another thing than was told before: who sells by it need not know why.
#pragma once

#include <span>

#include "catalog/app/ports.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::catalog::app {

/// Products of one look at the database.
inline constexpr std::size_t listings_of_look_max = 500;

/// Of these products those that are published. Asked again with nothing changed it tells nothing. Nobody else tells of them meanwhile.
/// Answers how many were told of.
std::size_t tell_listings(transaction& tx, base::random_source& random, base::instant now, std::span<const domain::product_id> products);

}  // namespace chuanpin::catalog::app
