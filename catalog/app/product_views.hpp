// Views of products, put together inside a transaction.
#pragma once

#include <span>
#include <vector>

#include "catalog/app/views.hpp"

namespace chuanpin::catalog::app {

/// `live` are offer versions of any products, those of `what` among them.
[[nodiscard]] product_view view_of(domain::product what, std::span<const domain::offer_version> live, base::instant now);
/// In the order of `ids`; without those that are not published.
[[nodiscard]] std::vector<product_view> published_views(transaction& tx, std::span<const domain::product_id> ids, base::instant now);

}  // namespace chuanpin::catalog::app
