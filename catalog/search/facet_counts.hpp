// Counting the facets of what matches. Internal to search/.
#pragma once

#include <cstdint>
#include <map>
#include <unordered_map>
#include <vector>

#include "catalog/search/facet_words.hpp"
#include "catalog/search/product_facts.hpp"

namespace chuanpin::catalog::search {

class facet_counts {
public:
    void add(const product_facts& facts);
    /// Most frequent first, those that are as frequent by value; at most app::search_facet_values_max of a facet.
    [[nodiscard]] std::map<app::facet, std::vector<app::facet_count>> counts(const facet_words& words) const;

private:
    struct group {
        product_facts facts;
        std::size_t products = 0;
    };
    std::unordered_map<std::uint64_t, group> groups_;  ///< the same facets together: there are far fewer of them than products
};

}  // namespace chuanpin::catalog::search
