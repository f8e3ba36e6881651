// How a product becomes a document of Xapian's, and a query of ours one of its queries. Internal to search/.
#pragma once

#include <string>

#include <xapian.h>

#include "catalog/app/ports.hpp"

namespace chuanpin::catalog::search {

/// Values that documents are filtered, sorted and counted by.
enum slot : Xapian::valueno { price_slot, published_slot, next_change_slot, first_season_slot, first_facet_slot = 20 };
/// Parts of the year in which a product is harvested: two slots each. Seasons share no day, so that one at most passes the turn of the
/// year and counts twice.
inline constexpr Xapian::valueno season_parts_max = static_cast<Xapian::valueno>(domain::seasons_max) + 1;
static_assert(first_season_slot + (2 * season_parts_max) <= first_facet_slot);

[[nodiscard]] Xapian::valueno slot_of(app::facet what);
/// The term that one product has alone.
[[nodiscard]] std::string term_of(const domain::product_id& id);
[[nodiscard]] Xapian::Document document_of(const app::indexed_product& product);
/// Everything that is a little like what was typed, or only what is just that (needed_by_query).
enum class likeness { loose, strict };
[[nodiscard]] Xapian::Query query_of(const app::product_query& query, likeness like);
/// What query_of finds strictly, with nothing that only ranks it.
[[nodiscard]] Xapian::Query needed_of(const app::product_query& query);
/// Those whose price changes by itself until then.
[[nodiscard]] Xapian::Query due_query(base::instant until);

}  // namespace chuanpin::catalog::search
