// Counting the facets of what matches. One short value of a document says them all, those of its place by its county: a match costs one
// look, and neighbours stand together. Internal to search/.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "catalog/app/ports.hpp"
#include "catalog/search/county_places.hpp"

namespace chuanpin::catalog::search {

[[nodiscard]] std::string packed_facets(const app::indexed_product& product);

class facet_counts final : public Xapian::MatchSpy {
public:
    using weight = decltype(std::declval<const Xapian::PostingSource&>().get_maxweight());

    explicit facet_counts(Xapian::valueno slot) : slot_(slot) {}

    void operator()(const Xapian::Document& document, weight of) override;
    /// Most frequent first, those that are as frequent by value; at most app::search_facet_values_max of a facet.
    [[nodiscard]] std::map<app::facet, std::vector<app::facet_count>> counts(const county_places& places) const;
    /// Documents that matched; the first app::search_faceted_max of them were counted.
    [[nodiscard]] std::size_t documents() const { return documents_; }

private:
    Xapian::valueno slot_;
    std::unordered_map<std::string, std::size_t> packed_;  ///< the same values together: there are far fewer of them than products
    std::size_t documents_ = 0;
};

}  // namespace chuanpin::catalog::search
