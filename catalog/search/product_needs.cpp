#include "catalog/search/product_needs.hpp"

#include <algorithm>
#include <iterator>

#include "catalog/search/price_bands.hpp"
#include "catalog/search/product_document.hpp"

namespace chuanpin::catalog::search {

namespace {

using query = Xapian::Query;

need having(std::string term) { return {.ways = {{.terms = {std::move(term)}}}}; }

bool orders_by_price(const app::product_query& asked) {
    return asked.sort == app::search_sort::price_ascending || asked.sort == app::search_sort::price_descending;
}

struct counted_term {
    std::size_t place;
    Xapian::doccount products;
};

/// How many products have each term of the way, the rarest first; empty where nothing has one of them.
std::vector<counted_term> counted(const Xapian::Database& database, const way& of) {
    std::vector<counted_term> terms;
    for (std::size_t place = 0; place < of.terms.size(); ++place) {
        terms.push_back({place, database.get_termfreq(of.terms[place])});
        if (terms.back().products == 0) return {};
    }
    std::ranges::sort(terms, {}, [](const counted_term& each) { return std::pair(each.products, each.place); });
    return terms;
}

/// Leaves the rarest terms of the way that have all its letters between them: the others, which are in very many products, say little more.
void thin_out(way& of, const std::vector<counted_term>& terms) {
    std::vector<bool> has(of.terms.size() + of.letters - 1);
    std::vector<std::string> kept;
    for (const auto& each : terms) {
        const auto begin = has.begin() + static_cast<std::ptrdiff_t>(each.place);
        const auto end = begin + static_cast<std::ptrdiff_t>(of.letters);
        if (std::find(begin, end, false) == end) continue;
        std::fill(begin, end, true);
        kept.push_back(std::move(of.terms[each.place]));
    }
    of.terms = std::move(kept);
}

/// Where the newest `products` with the rarest term of this way, its first one, end.
std::optional<Xapian::docid> end_of_way(const Xapian::Database& database, const way& of, Xapian::doccount products) {
    auto at = database.postlist_begin(of.terms.front());
    const auto end = database.postlist_end(of.terms.front());
    for (Xapian::doccount passed = 0; at != end && passed < products; ++passed) ++at;
    return at == end ? std::nullopt : std::optional(*at);
}

query query_of_way(const way& of, bool ranks) {
    const query all(query::OP_AND, of.terms.begin(), of.terms.end());
    return ranks ? query(query::OP_SCALE_WEIGHT, all, of.weight) : all;
}

query query_of_need(const need& of, const app::product_query& asked) {
    const auto any = [&](const one_of& ways) {
        std::vector<query> all;
        for (const auto& each : ways) all.push_back(query_of_way(each, of.ranks));
        return query(query::OP_OR, all.begin(), all.end());
    };
    if (of.edges.empty()) return any(of.ways);
    const query at_edges(query::OP_AND, any(of.edges), price_query(asked.price_min, asked.price_max));
    return of.ways.empty() ? at_edges : query(query::OP_OR, any(of.ways), at_edges);
}

need within(const price_range& range) {
    auto bands = bands_of(range);
    need found;
    for (auto& each : bands.inside) found.ways.push_back({.terms = {std::move(each)}});
    for (auto& each : bands.edges) found.edges.push_back({.terms = {std::move(each)}});
    return found;
}

/// Takes out the ways that no product has; answers how many products have the others, at most.
Xapian::doccount weigh_ways(const Xapian::Database& database, one_of& ways) {
    Xapian::doccount products = 0;
    std::erase_if(ways, [&](way& one) {
        const auto terms = counted(database, one);
        if (terms.empty()) return true;
        products += terms.front().products;
        thin_out(one, terms);
        return false;
    });
    return products;
}

}  // namespace

needs needs_of_text(const app::product_query& asked) {
    needs all;
    for (auto& ways : needed_by_query(asked.text)) all.push_back({.ways = std::move(ways), .ranks = true});
    return all;
}

needs needs_of_filters(const app::product_query& asked) {
    needs all;
    for (const auto& [what, value] : asked.only) all.push_back(having(facet_term(what, value)));
    if (asked.supplier) all.push_back(having(supplier_term(*asked.supplier)));
    if (asked.price_min || asked.price_max)
        all.push_back(within({asked.price_min, asked.price_max}));
    else if (orders_by_price(asked))
        all.push_back(having(priced_term()));
    return all;
}

bool weigh(const Xapian::Database& database, needs& of) {
    for (auto& each : of) {
        each.products = weigh_ways(database, each.ways) + weigh_ways(database, each.edges);
        if (each.products == 0) return false;
    }
    std::ranges::sort(of, {}, &need::products);
    return true;
}

std::optional<Xapian::docid> end_of_rarest(const Xapian::Database& database, const needs& of, Xapian::doccount products) {
    if (of.empty() || of.front().products <= products) return std::nullopt;
    std::optional<Xapian::docid> end;
    for (const auto* ways : {&of.front().ways, &of.front().edges}) {
        for (const auto& each : *ways) {
            if (const auto own = end_of_way(database, each, products); own && (!end || *own < *end)) end = own;
        }
    }
    return end;
}

query query_of(const needs& of, const app::product_query& asked) {
    needs filters;
    std::vector<query> runs;
    for (const auto& each : of) {
        if (each.ranks)
            runs.push_back(query_of_need(each, asked));
        else
            filters.push_back(each);
    }
    const auto found = runs.empty() ? every_product() : query(query::OP_AND, runs.begin(), runs.end());
    return filtered(found, filters, asked);
}

query filtered(const query& found, const needs& filters, const app::product_query& asked) {
    std::vector<query> all;
    for (const auto& each : filters) all.push_back(query_of_need(each, asked));
    if (asked.in_season) all.push_back(in_season_query(*asked.in_season));
    return all.empty() ? found : query(query::OP_FILTER, found, query(query::OP_AND, all.begin(), all.end()));
}

}  // namespace chuanpin::catalog::search
