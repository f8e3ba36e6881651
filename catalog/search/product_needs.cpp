#include "catalog/search/product_needs.hpp"

#include <algorithm>

#include "catalog/search/price_bands.hpp"
#include "catalog/search/product_document.hpp"

namespace chuanpin::catalog::search {

namespace {

need having(std::string term) { return {.ways = {{.terms = {std::move(term)}}}}; }

struct counted_term {
    std::size_t place;
    Xapian::doccount products;
};

/// How many products have each term of the way, the rarest first; empty where nothing has one of them.
std::vector<counted_term> counted(const index_terms& index, const way& of) {
    std::vector<counted_term> terms;
    for (std::size_t place = 0; place < of.terms.size(); ++place) {
        terms.push_back({place, index.products_with(of.terms[place])});
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

/// Takes out the ways that no product has; answers how many are left.
std::size_t weigh_ways(const index_terms& index, one_of& ways) {
    std::erase_if(ways, [&](way& one) {
        const auto terms = counted(index, one);
        if (terms.empty()) return true;
        thin_out(one, terms);
        return false;
    });
    return ways.size();
}

/// A county that any product is in and that is asked for.
need within_counties(const facet_words& words, std::string facet_words::county::* what, const std::string& asked) {
    need found;
    for (const auto& each : words.counties()) {
        if (each.*what == asked) found.ways.push_back({.terms = {facet_term(app::facet::county, each.code)}});
    }
    return found;
}

need having_facet(app::facet what, const std::string& value, const facet_words& words) {
    if (what == app::facet::prefecture) return within_counties(words, &facet_words::county::prefecture, value);
    if (what == app::facet::poverty_area) return within_counties(words, &facet_words::county::poverty_area, value);
    return having(facet_term(what, value));
}

/// What is not as it was typed goes, where something is.
void keep_as_typed(one_of& ways) {
    if (std::ranges::any_of(ways, &way::as_typed)) std::erase_if(ways, [](const way& each) { return !each.as_typed; });
}

bool is_the_same(const need& one, const need& other) { return one.ranks == other.ranks && one.ways == other.ways; }

}  // namespace

needs needs_of_text(const app::product_query& asked) {
    needs all;
    for (auto& ways : needed_by_query(asked.text)) all.push_back({.ways = std::move(ways), .ranks = true});
    return all;
}

needs needs_of_supplier(const app::product_query& asked) {
    return asked.supplier ? needs{having(supplier_term(*asked.supplier))} : needs{};
}

needs needs_of_facts(const app::product_query& asked, const facet_words& words) {
    needs all;
    for (const auto& [what, value] : asked.only) all.push_back(having_facet(what, value, words));
    if (asked.price_min || asked.price_max) {
        need within;
        for (auto& band : bands_of({asked.price_min, asked.price_max})) within.ways.push_back({.terms = {std::move(band)}});
        all.push_back(std::move(within));
    }
    return all;
}

bool weigh(const index_terms& terms, needs& of, reading how) {
    for (auto& each : of) {
        if (weigh_ways(terms, each.ways) == 0) return false;
        if (how == reading::as_typed) keep_as_typed(each.ways);
        each.products = 0;
        for (const auto& one : each.ways) each.products += terms.products_with(one.terms.front());
    }
    std::ranges::sort(of, {}, &need::products);
    of.erase(std::unique(of.begin(), of.end(), is_the_same), of.end());
    return true;
}

}  // namespace chuanpin::catalog::search
