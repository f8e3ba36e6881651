#include "catalog/search/found_products.hpp"

#include <algorithm>
#include <utility>

#include "catalog/search/product_document.hpp"

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

// The columns may know a product that is just about to be committed; it is found when it is.
void found_products::take(const Xapian::Database& database, Xapian::docid place, app::product_hits& hits) {
    auto what = product_in(database.get_document(place, Xapian::DOC_ASSUME_VALID));
    if (!what) return;
    hits.ids.push_back(what->id);
    hits.rows.push_back(std::move(what->row));
}

void found_products::take_page(const Xapian::Database& database, app::product_hits& hits) {
    const auto wanted = std::min(found_.size(), asked_.skipped + asked_.limit);
    const auto end = found_.begin() + static_cast<std::ptrdiff_t>(wanted);
    std::ranges::partial_sort(found_, end, {}, [](const found& each) { return std::pair(each.key, each.place); });
    hits.ids.clear();
    hits.rows.clear();
    for (auto each = found_.begin() + static_cast<std::ptrdiff_t>(std::min(wanted, asked_.skipped)); each != end; ++each)
        take(database, each->place, hits);
    hits.has_more = found_.size() > wanted;
}

}  // namespace chuanpin::catalog::search
