// Counting the facets of what matches. Internal to search/.
#pragma once

#include <cstddef>
#include <map>
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
    std::vector<std::size_t> by_county_;  ///< by its number
    std::vector<std::size_t> by_category_;
    std::map<domain::storage_class, std::size_t> by_storage_;
    std::map<bool, std::size_t> by_stock_;
};

}  // namespace chuanpin::catalog::search
