// How a product becomes a document of Xapian's and a row of the columns, and the terms that it is found by. Internal to search/.
#pragma once

#include <optional>
#include <string>

#include <xapian.h>

#include "catalog/search/document_order.hpp"
#include "catalog/search/facet_words.hpp"
#include "catalog/search/product_facts.hpp"

namespace chuanpin::catalog::search {

/// When the price will be another.
inline constexpr Xapian::valueno next_change_slot = 0;

/// A document without any term. Xapian 1.4.22 reads the postings of a term that all documents have wrongly where ids do not begin at 1 and
/// nothing is ranked ("Unexpected end of posting list"): with this one there, no term is in all.
inline constexpr Xapian::docid blank_document = nowhere - 1;

/// The term that one product has alone.
[[nodiscard]] std::string term_of(const domain::product_id& id);
[[nodiscard]] Xapian::Document document_of(const app::indexed_product& product);
/// What the document holds of it; nullopt: there is no such document, or it is blank.
struct kept_product {
    domain::product_id id{};
    std::string row;
};
[[nodiscard]] std::optional<kept_product> product_in(const Xapian::Document& document);
/// What products are looked for by, in the lists of the index; the columns say the other facets.
[[nodiscard]] std::string facet_term(app::facet what, std::string_view value);
/// As the facet says it.
[[nodiscard]] std::string_view name_of_stock(bool in_stock);
[[nodiscard]] std::string supplier_term(const domain::organisation_id& supplier);
[[nodiscard]] product_facts facts_of(const app::indexed_product& product, const facet_words::numbers& words);
[[nodiscard]] product_details details_of(const app::indexed_product& product);
/// Those whose price changes by itself until then.
[[nodiscard]] Xapian::Query due_query(base::instant until);

}  // namespace chuanpin::catalog::search
