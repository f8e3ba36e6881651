// What a search has found so far: the newest are ranked and counted, then a page is taken. Internal to search/.
#pragma once

#include <cstdint>
#include <vector>

#include "catalog/search/facet_counts.hpp"
#include "catalog/search/product_columns.hpp"

namespace chuanpin::catalog::search {

class found_products {
public:
    found_products(const product_columns& columns, const app::product_query& asked) : columns_(columns), asked_(asked) {}

    /// From the newest on.
    void add(Xapian::docid place, const product_facts& facts, std::int64_t rank);
    [[nodiscard]] std::size_t size() const { return found_.size(); }
    /// Best first, of equals the newest.
    void take_page(const Xapian::Database& database, app::product_hits& hits);
    /// Of the first app::search_faceted_max.
    void take_counts(const facet_words& words, app::product_hits& hits) const { hits.counts = counts_.counts(words); }

private:
    struct found {
        std::int64_t key;  ///< the smallest comes first
        Xapian::docid place;
    };
    static void take(const Xapian::Database& database, Xapian::docid place, app::product_hits& hits);
    [[nodiscard]] std::int64_t key_of(Xapian::docid place, const product_facts& facts, std::int64_t rank) const;

    const product_columns& columns_;
    const app::product_query& asked_;
    std::vector<found> found_;
    facet_counts counts_;
};

}  // namespace chuanpin::catalog::search
