// How a product becomes a document of Xapian's, and what its terms and values are found by. Internal to search/.
#pragma once

#include <string>

#include <xapian.h>

#include "catalog/app/ports.hpp"

namespace chuanpin::catalog::search {

/// Values that documents are filtered, sorted and counted by.
enum slot : Xapian::valueno { price_slot, published_slot, season_from_slot, season_to_slot, next_change_slot, facets_slot };

/// The term that one product has alone.
[[nodiscard]] std::string term_of(const domain::product_id& id);
[[nodiscard]] Xapian::Document document_of(const app::indexed_product& product);
/// Empty where the product has none.
[[nodiscard]] std::string_view facet_value(const app::indexed_product& product, app::facet what);
/// Those that are filtered by.
[[nodiscard]] std::string facet_term(app::facet what, std::string_view value);
[[nodiscard]] std::string supplier_term(const domain::organisation_id& supplier);
/// Of what has a price.
[[nodiscard]] std::string priced_term();

[[nodiscard]] Xapian::Query every_product();
/// Those that have a price within these bounds, where they are given: looks at each price.
[[nodiscard]] Xapian::Query price_query(std::optional<base::fen> low, std::optional<base::fen> high);
[[nodiscard]] Xapian::Query in_season_query(base::business_date day);
/// Those whose price changes by itself until then.
[[nodiscard]] Xapian::Query due_query(base::instant until);

}  // namespace chuanpin::catalog::search
