// Products with what decides about them at a moment: the price in force and the certificate.
#pragma once

#include <span>
#include <vector>

#include "catalog/app/views.hpp"

namespace chuanpin::catalog::app {

[[nodiscard]] bool is_listed(const product_view& view);
/// These products as they are at `now`, in their order. The same statements, whatever their number.
[[nodiscard]] std::vector<product_view> views_of(transaction& tx, std::vector<domain::product> products, base::instant now);
[[nodiscard]] product_view view_of(transaction& tx, domain::product what, base::instant now);
/// Those of these products that are listed at `now`, in the order of `ids`.
[[nodiscard]] std::vector<product_view> listed_views(transaction& tx, std::span<const domain::product_id> ids, base::instant now);

}  // namespace chuanpin::catalog::app
