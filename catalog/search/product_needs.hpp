// What a product must have to be found: of each run of the text and of each filter, one of the ways to have it. Internal to search/.
#pragma once

#include <optional>
#include <vector>

#include <xapian.h>

#include "catalog/app/ports.hpp"
#include "catalog/search/name_terms.hpp"

namespace chuanpin::catalog::search {

struct need {
    one_of ways;
    one_of edges{};      ///< ways to have it that are still to be looked at in the values of a product: prices about the ends of a range
    bool ranks = false;  ///< of the text; a filter says nothing about how well a product matches
    Xapian::doccount products = 0;  ///< at most so many have it; known once it is weighed
};
using needs = std::vector<need>;

[[nodiscard]] needs needs_of_text(const app::product_query& asked);
[[nodiscard]] needs needs_of_filters(const app::product_query& asked);

/// Takes out the ways that no product has and the terms that say little, and says how many products have each need: the rarest need and
/// the rarest term of each way come first. False where nothing has them all.
[[nodiscard]] bool weigh(const Xapian::Database& database, needs& of);

/// The id behind the newest `products` of those that could have the rarest need; nullopt where there are no more. After weigh().
[[nodiscard]] std::optional<Xapian::docid> end_of_rarest(const Xapian::Database& database, const needs& of, Xapian::doccount products);

/// Products that have them all, and the rest of what was asked for: exact prices and the season.
[[nodiscard]] Xapian::Query query_of(const needs& of, const app::product_query& asked);
/// Of what another query finds, the products that have them all.
[[nodiscard]] Xapian::Query filtered(const Xapian::Query& found, const needs& filters, const app::product_query& asked);

}  // namespace chuanpin::catalog::search
