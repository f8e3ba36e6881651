#include "catalog/search/found_products.hpp"

#include <algorithm>
#include <utility>

namespace chuanpin::catalog::search {

std::int64_t found_products::key_of(Xapian::docid place, const product_facts& facts, std::int64_t rank) const {
    switch (asked_.sort) {
        case app::search_sort::relevance:
            return -rank;
        case app::search_sort::newest:
            return -static_cast<std::int64_t>(columns_.details(place).published_at.time_since_epoch().count());
        case app::search_sort::price_ascending:
            return facts.price ? facts.price->value : 0;
        case app::search_sort::price_descending:
            return facts.price ? -facts.price->value : 0;
    }
    return 0;
}

void found_products::add(Xapian::docid place, const product_facts& facts, std::int64_t rank) {
    if (found_.size() < app::search_faceted_max) counts_.add(facts);
    found_.push_back({key_of(place, facts, rank), place});
}

void found_products::take_page(app::product_hits& hits) {
    const auto wanted = std::min(found_.size(), asked_.skipped + asked_.limit);
    const auto end = found_.begin() + static_cast<std::ptrdiff_t>(wanted);
    std::ranges::partial_sort(found_, end, {}, [](const found& each) { return std::pair(each.key, each.place); });
    hits.ids.clear();
    for (auto each = found_.begin() + static_cast<std::ptrdiff_t>(std::min(wanted, asked_.skipped)); each != end; ++each)
        hits.ids.push_back(columns_.details(each->place).id);
    hits.has_more = found_.size() > wanted;
}

}  // namespace chuanpin::catalog::search
