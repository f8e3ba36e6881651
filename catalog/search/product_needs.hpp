// What a product must have to be found, by the terms of the index: of each run of the text and of some filters, one of the ways to have it.
// Internal to search/.
#pragma once

#include <vector>

#include <xapian.h>

#include "catalog/app/ports.hpp"
#include "catalog/search/facet_words.hpp"
#include "catalog/search/known_terms.hpp"
#include "catalog/search/name_terms.hpp"

namespace chuanpin::catalog::search {

struct need {
    one_of ways;
    bool ranks = false;             ///< of the text; a filter says nothing about how well a product matches
    Xapian::doccount products = 0;  ///< at most so many have it; known once it is weighed
};
using needs = std::vector<need>;

[[nodiscard]] needs needs_of_text(const app::product_query& asked);
/// What the columns of a product do not say.
[[nodiscard]] needs needs_of_supplier(const app::product_query& asked);
/// What they do say, too; having it is not enough where a price lies at the end of what was asked for.
[[nodiscard]] needs needs_of_facts(const app::product_query& asked, const facet_words& words);

/// Takes out the ways that no product has, those that are not as it was typed where there is one that is, and the terms that say little;
/// and says how many products have each need: the rarest need and the rarest term of each way come first. False where nothing has them all.
enum class reading { as_typed, any };
[[nodiscard]] bool weigh(const index_terms& terms, needs& of, reading how);

}  // namespace chuanpin::catalog::search
