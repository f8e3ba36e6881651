#include "catalog/search/product_search.hpp"

#include <algorithm>

#include "catalog/search/facet_counts.hpp"
#include "catalog/search/near_matches.hpp"
#include "catalog/search/newest_matches.hpp"
#include "catalog/search/price_bands.hpp"
#include "catalog/search/product_document.hpp"
#include "catalog/search/product_needs.hpp"

namespace chuanpin::catalog::search {

namespace {

/// Products with the rarest of what is asked for that are looked at before the search makes do with what it found among them.
constexpr Xapian::doccount looked_at_max = 4'000;
/// Of what is asked for, a near match has so many per cent; where there is none, so many.
constexpr int near_percents[] = {50, 20};
/// How many times as many of the cheapest products as would do, were prices the same for all, are looked at first, and each time further.
constexpr Xapian::doccount priced_further = 4;
constexpr Xapian::doccount priced_at_once_max = 100'000;

bool orders_by_price(app::search_sort sort) {
    return sort == app::search_sort::price_ascending || sort == app::search_sort::price_descending;
}

// The newest first among equals, which the order of ids is.
void arrange(Xapian::Enquire& enquire, app::search_sort sort, bool ranks) {
    if (ranks)
        enquire.set_weighting_scheme(Xapian::BM25Weight(1, 0, 1, 0, 1));
    else
        enquire.set_weighting_scheme(Xapian::BoolWeight());
    if (sort == app::search_sort::newest)
        enquire.set_sort_by_value_then_relevance(published_slot, true);
    else if (orders_by_price(sort))
        enquire.set_sort_by_value(price_slot, sort == app::search_sort::price_descending);
}

void take_page(const Xapian::MSet& matches, std::size_t limit, app::product_hits& hits) {
    hits.ids.clear();
    hits.has_more = matches.size() > limit;
    for (auto each = matches.begin(); each != matches.end() && hits.ids.size() < limit; ++each)
        hits.ids.push_back(domain::product_id::from_binary(each.get_document().get_data()));
}

Xapian::MSet page_of(Xapian::Enquire& enquire, const app::product_query& asked, Xapian::doccount check_at_least) {
    return enquire.get_mset(static_cast<Xapian::doccount>(asked.skipped), static_cast<Xapian::doccount>(asked.limit + 1), check_at_least);
}

/// The newest search_counted_max matches below `end`: ranked or ordered, and counted.
app::product_hits newest_of(const Xapian::Database& database, const Xapian::Query& query, const app::product_query& asked,
                            std::optional<Xapian::docid> end) {
    newest_matches newest(app::search_counted_max, end);
    Xapian::Enquire enquire(database);
    enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, query, Xapian::Query(&newest)));
    arrange(enquire, asked.sort, !asked.text.empty());
    facet_counts counted(facets_slot);
    enquire.add_matchspy(&counted);
    app::product_hits hits;
    take_page(page_of(enquire, asked, app::search_counted_max + 1), asked.limit, hits);
    hits.total = counted.documents();
    hits.exact = !newest.ended();
    hits.facets_exact = hits.exact && hits.total <= app::search_faceted_max;
    hits.counts = counted.counts(county_places::in(database));
    return hits;
}

Xapian::MSet by_price(const Xapian::Database& database, const Xapian::Query& query, const app::product_query& asked) {
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_sort_by_value(price_slot, asked.sort == app::search_sort::price_descending);
    return page_of(enquire, asked, 0);
}

/// The cheapest, or the dearest, of all matches: of very many, those in as many bands as it takes.
Xapian::MSet first_by_price(const Xapian::Database& database, const Xapian::Query& query, const app::product_query& asked,
                            Xapian::doccount matches_one_in) {
    const bool up = asked.sort == app::search_sort::price_ascending;
    price_walk bands(database, up ? price_walk::direction::up : price_walk::direction::down, {asked.price_min, asked.price_max});
    std::vector<std::string> terms;
    auto products = 2 * matches_one_in * static_cast<Xapian::doccount>(asked.skipped + asked.limit + 1);
    for (;; products *= priced_further) {
        products = std::min(products, priced_at_once_max);
        const auto further = bands.next(products);
        terms.insert(terms.end(), further.begin(), further.end());
        const Xapian::Query within(Xapian::Query::OP_OR, terms.begin(), terms.end());
        auto matches = by_price(database, Xapian::Query(Xapian::Query::OP_FILTER, query, within), asked);
        if (matches.size() > asked.limit || further.empty()) return matches;
    }
}

/// One in how many products has the rarest need.
Xapian::doccount one_in(const Xapian::Database& database, const needs& needed) {
    return needed.empty() ? 1 : std::max<Xapian::doccount>(1, database.get_doccount() / needed.front().products);
}

app::product_hits find_needed(const Xapian::Database& database, const app::product_query& asked, const needs& needed) {
    const auto query = query_of(needed, asked);
    const auto end = end_of_rarest(database, needed, looked_at_max);
    if (!orders_by_price(asked.sort)) return newest_of(database, query, asked, end);
    auto unordered = asked;
    unordered.sort = app::search_sort::relevance;
    unordered.text.clear();  // what is ordered by price need not be ranked
    auto hits = newest_of(database, query, unordered, end);
    take_page(hits.exact ? by_price(database, query, asked) : first_by_price(database, query, asked, one_in(database, needed)), asked.limit,
              hits);
    return hits;
}

bool narrows(const app::product_query& asked) {
    return !asked.only.empty() || asked.supplier || asked.price_min || asked.price_max || asked.in_season || orders_by_price(asked.sort);
}

/// Whether anything is called so, although nothing that was found by more than its name is.
bool is_a_name(const Xapian::Database& database, const app::product_query& asked) {
    auto text = needs_of_text(asked);
    if (!narrows(asked) || !weigh(database, text)) return false;
    Xapian::Enquire enquire(database);
    enquire.set_query(query_of(text, {}));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    return !enquire.get_mset(0, 1).empty();
}

app::product_hits find_near(const Xapian::Database& database, const app::product_query& asked) {
    auto filters = needs_of_filters(asked);
    if (!weigh(database, filters)) return {};
    app::product_hits hits;
    for (const auto percent : near_percents) {
        near_matches near(terms_of_query(asked.text), percent);
        hits = newest_of(database, filtered(Xapian::Query(&near), filters, asked), asked, std::nullopt);
        hits.exact = hits.exact && !near.ended_early();
        hits.facets_exact = hits.facets_exact && hits.exact;
        if (hits.total > 0) break;
    }
    return hits;
}

}  // namespace

app::product_hits find(const Xapian::Database& database, const app::product_query& asked) {
    auto needed = needs_of_text(asked);
    if (!asked.text.empty() && needed.empty()) return {};
    std::ranges::move(needs_of_filters(asked), std::back_inserter(needed));
    app::product_hits hits;
    if (weigh(database, needed)) hits = find_needed(database, asked, needed);
    if (hits.total > 0 || asked.text.empty() || is_a_name(database, asked)) return hits;
    return find_near(database, asked);
}

}  // namespace chuanpin::catalog::search
