// Ids of documents ascend from the product that was indexed last to the first, so that a search that finds more than it counts can end at
// the newest ones instead of reading the whole catalogue. Internal to search/.
#pragma once

#include <limits>

#include <xapian.h>

namespace chuanpin::catalog::search {

/// What the first product of a new index gets; later ones of the build follow, those added afterwards go before.
inline constexpr Xapian::docid first_document = Xapian::docid{1} << 31U;

/// Behind every document.
inline constexpr Xapian::docid nowhere = std::numeric_limits<Xapian::docid>::max();

}  // namespace chuanpin::catalog::search
