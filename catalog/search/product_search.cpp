#include "catalog/search/product_search.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>
#include <optional>
#include <span>

#include "catalog/search/cheapest_first.hpp"
#include "catalog/search/columns_walk.hpp"
#include "catalog/search/facts_filter.hpp"
#include "catalog/search/found_products.hpp"
#include "catalog/search/near_matches.hpp"
#include "catalog/search/posting_walk.hpp"
#include "catalog/search/price_bands.hpp"

namespace chuanpin::catalog::search {

namespace {

/// So many matches are enough where looking further takes long.
constexpr std::size_t enough_matches = 100;
/// Of what is asked for, a near match has so many per cent; where there is none, fewer: the more, the fewer lists are to be read.
constexpr int near_percents[] = {70, 50, 20};
/// Of so many products each price is looked at; of more, those in the cheapest or dearest bands.
constexpr Xapian::doccount priced_each_max = 20'000;
/// How many times as many products as would do, were prices the same for all, are looked at first, and each time further.
constexpr std::size_t priced_at_first = 2;
constexpr Xapian::doccount priced_further = 4;
constexpr Xapian::doccount priced_at_once_max = 100'000;
/// The list of a filter with so many times fewer products than what else is asked for is worth reading.
constexpr Xapian::doccount joined_one_in = 4;
/// What sounds or is spelt alike is looked for in so many steps.
constexpr std::size_t alike_steps_max = 1'000;
constexpr std::size_t any_number = std::numeric_limits<std::size_t>::max();

/// One search: what is asked for, and of what.
struct search {
    const index_terms& terms;
    const product_columns& columns;
    const app::product_query& asked;
    const facet_words& words;
    facts_filter filter;
    needs text{};  ///< and supplier: what the columns do not say
    /// Where nothing is called just what was typed, what sounds or is spelt alike is looked for in so many steps.
    std::optional<std::size_t> text_steps_max{};
};

/// Where a walk was left, and whether there may be more behind it.
struct left_at {
    Xapian::docid place;
    bool tired;          ///< rather than at its end, or at one match more than was wanted
    std::size_t looked;  ///< at so many products
    bool gave_up = false;
};

/// The next products of a walk: what is known of them comes into the processor's cache while the walk goes on.
class next_products {
public:
    struct product {
        Xapian::docid place;
        std::int64_t rank;
    };
    /// `ranked`: how well each matches matters.
    template <class Walk>
    std::span<const product> take(const product_columns& columns, Walk& walk, bool ranked) {
        std::size_t taken = 0;
        for (auto place = walk.go_to(from_); place != nowhere; place = walk.go_to(from_)) {
            columns.expect(place);
            some_[taken++] = {place, ranked ? walk.rank() : 0};
            from_ = place + 1;
            if (taken == some_.size()) break;
        }
        return {some_.data(), taken};
    }
    [[nodiscard]] Xapian::docid from() const { return from_; }
    explicit next_products(Xapian::docid from) : from_(from) {}

private:
    std::array<product, 32> some_{};
    Xapian::docid from_;
};

/// Adds what passes the filter, from `place` on, until there are `matches_max`, or enough when the walk is tired of it.
template <class Walk, class Weary>
left_at collect(const search& of, Walk& walk, Xapian::docid from, std::size_t matches_max, found_products& found, Weary weary) {
    next_products next(from);
    std::size_t looked = 0;
    const bool ranked = of.asked.sort == app::search_sort::relevance;
    while (true) {
        const auto some = next.take(of.columns, walk, ranked);
        if (some.empty()) return {nowhere, false, looked};
        for (const auto& [place, rank] : some) {
            const auto facts = of.columns.at(place);
            if (!facts) continue;
            ++looked;
            if (!of.filter.passes(of.columns, place, *facts)) continue;
            if (found.size() == matches_max) return {place, false, looked};
            found.add(place, *facts, rank);
        }
        if (weary(walk)) return {next.from(), true, looked};
    }
}

/// By what is asked for but the filters.
left_at collect_by_text(const search& of, found_products& found) {
    const auto tired = [](const auto& walk) { return walk.tired(); };
    if (of.text.empty()) {
        columns_walk walk(of.columns);
        return collect(of, walk, 0, app::search_counted_max, found, tired);
    }
    needs_walk walk(of.terms, of.text, of.text_steps_max);
    auto left = collect(of, walk, 0, app::search_counted_max, found, tired);
    left.gave_up = walk.gave_up();
    return left;
}

/// What a walk by the text left too little of, by the rarest of the filters, too. Answers whether there may be more.
bool collect_by_filter(const search& of, Xapian::docid place, found_products& found) {
    auto all = needs_of_facts(of.asked, of.words);
    if (!weigh(of.terms, all, reading::any)) return false;
    if (all.size() > 1) all.erase(all.begin() + 1, all.end());  // the columns say the others
    // Joining lists costs more than looking at the facts of what one of them has.
    if (!all.empty() && !of.text.empty() && all.front().products > of.text.front().products / joined_one_in) all.clear();
    std::ranges::copy(of.text, std::back_inserter(all));
    std::ranges::sort(all, {}, &need::products);
    const auto enough = [&](const auto& walk) { return walk.tired() && found.size() >= enough_matches; };
    if (all.empty()) {
        columns_walk walk(of.columns);
        return collect(of, walk, place, app::search_counted_max, found, enough).place != nowhere;
    }
    needs_walk walk(of.terms, all);
    return collect(of, walk, place, app::search_counted_max, found, enough).place != nowhere;
}

/// The newest app::search_counted_max matches.
struct newest {
    bool more;               ///< there may be
    std::size_t matches_in;  ///< one in how many that have what is asked for but the filters matches, as it seems
};
newest collect_newest(const search& of, found_products& found) {
    const auto left = collect_by_text(of, found);
    const auto matches_in = std::max<std::size_t>(1, left.looked / std::max<std::size_t>(1, found.size()));
    if (!left.tired || found.size() >= enough_matches || of.text_steps_max) return {left.place != nowhere || left.gave_up, matches_in};
    return {collect_by_filter(of, left.place, found), matches_in};
}

/// The cheapest, or the dearest, of all: those in as many bands as it takes.
void collect_by_bands(const search& of, std::size_t matches_in, found_products& found) {
    const bool up = of.asked.sort == app::search_sort::price_ascending;
    price_walk bands(of.terms, up ? price_walk::direction::up : price_walk::direction::down, {of.asked.price_min, of.asked.price_max});
    const auto wanted = of.asked.skipped + of.asked.limit + 1;
    // What was looked at had any price; the bands have those that are asked for.
    const auto looked_at = of.asked.price_min || of.asked.price_max ? 1 : matches_in;
    auto products = static_cast<Xapian::doccount>(std::min<std::size_t>(priced_at_first * looked_at * wanted, priced_at_once_max));
    for (;; products = std::min(products * priced_further, priced_at_once_max)) {
        need within;
        for (auto& band : bands.next(products)) within.ways.push_back({.terms = {std::move(band)}});
        if (within.ways.empty()) return;
        auto all = of.text;
        all.insert(all.begin(), std::move(within));
        needs_walk walk(of.terms, all);
        collect(of, walk, 0, any_number, found, [](const auto&) { return false; });
        if (found.size() >= wanted) return;
    }
}

/// What few enough products have for the price of each to be looked at; empty: nothing that is asked for.
needs few_have(const search& of) {
    if (!of.text.empty()) return of.text.front().products <= priced_each_max ? of.text : needs{};
    auto asked = of.asked;
    asked.price_min.reset();
    asked.price_max.reset();
    auto facts = needs_of_facts(asked, of.words);
    if (facts.empty() || !weigh(of.terms, facts, reading::any) || facts.front().products > priced_each_max) return {};
    facts.erase(facts.begin() + 1, facts.end());
    return facts;
}

/// The first of a list that is kept in that order; false: it is not.
bool collect_in_order(const search& of, const needs& having, found_products& found) {
    const bool up = of.asked.sort == app::search_sort::price_ascending;
    auto walk = cheapest_first::through(of.terms, of.columns, having, up ? cheapest_first::direction::up : cheapest_first::direction::down);
    if (!walk) return false;
    const auto wanted = of.asked.skipped + of.asked.limit + 1;
    std::optional<base::fen> last;
    for (auto place = walk->next(); place != nowhere; place = walk->next()) {
        const auto facts = of.columns.at(place);
        if (!facts || !of.filter.passes(of.columns, place, *facts)) continue;
        if (found.size() >= wanted && facts->price != last) break;  // of the same price the newest come first
        last = facts->price;
        found.add(place, *facts, 0);
    }
    return true;
}

void take_cheapest(const search& of, std::size_t matches_in, app::product_hits& hits) {
    found_products found(of.columns, of.asked);
    if (!of.text.empty() && collect_in_order(of, of.text, found)) return found.take_page(of.terms.database(), hits);
    if (const auto few = few_have(of); !few.empty()) {
        if (collect_in_order(of, few, found)) return found.take_page(of.terms.database(), hits);
        needs_walk walk(of.terms, few, of.text_steps_max);
        collect(of, walk, 0, any_number, found, [](const auto&) { return false; });
    } else {
        const auto having_text = of.text.empty() ? of.terms.products() : of.text.front().products;
        collect_by_bands(of, matches_in * std::max<Xapian::doccount>(1, of.terms.products() / having_text), found);
    }
    found.take_page(of.terms.database(), hits);
}

app::product_hits find_needed(const search& of) {
    found_products found(of.columns, of.asked);
    app::product_hits hits;
    const auto newest = collect_newest(of, found);
    hits.exact = !newest.more;
    hits.total = found.size();
    hits.facets_exact = hits.exact && hits.total <= app::search_faceted_max;
    found.take_counts(of.words, hits);
    if (!hits.exact && app::orders_by_price(of.asked.sort) && !of.text_steps_max)
        take_cheapest(of, newest.matches_in, hits);
    else
        found.take_page(of.terms.database(), hits);
    return hits;
}

/// Whether anything is called so, although nothing that was found by more than its name is.
bool is_a_name(const search& of) {
    if (!of.filter.narrows() && !of.asked.supplier) return false;
    auto text = needs_of_text(of.asked);
    return weigh(of.terms, text, reading::any) && needs_walk(of.terms, text, of.text_steps_max).go_to(0) != nowhere;
}

/// Those near matches that are the supplier's that is asked for.
class near_walk {
public:
    explicit near_walk(const search& of, int percent) : near_(of.terms, terms_of_query(of.asked.text), percent) {
        auto supplier = needs_of_supplier(of.asked);
        if (!supplier.empty()) has_supplier_ = weigh(of.terms, supplier, reading::any);
        if (!supplier.empty() && has_supplier_) supplier_.emplace(of.terms, supplier);
    }
    Xapian::docid go_to(Xapian::docid place) {
        if (!has_supplier_) return nowhere;
        while (true) {
            place = near_.go_to(place);
            if (place == nowhere || !supplier_) return place;
            const auto own = supplier_->go_to(place);
            if (own == place || own == nowhere) return own;
            place = own;
        }
    }
    [[nodiscard]] std::int64_t rank() const { return near_.rank(); }
    [[nodiscard]] bool tired() const { return near_.tired(); }
    [[nodiscard]] bool ended_early() const { return near_.ended_early(); }

private:
    near_matches near_;
    bool has_supplier_ = true;
    std::optional<needs_walk> supplier_;
};

app::product_hits find_near(const search& of) {
    app::product_hits hits;
    for (const auto percent : near_percents) {
        found_products found(of.columns, of.asked);
        near_walk walk(of, percent);
        const auto enough = [&](const auto& near) { return near.tired() && found.size() >= enough_matches; };
        const auto left = collect(of, walk, 0, app::search_counted_max, found, enough);
        hits.total = found.size();
        hits.exact = left.place == nowhere && !walk.ended_early();
        hits.facets_exact = hits.exact && hits.total <= app::search_faceted_max;
        found.take_page(of.terms.database(), hits);
        found.take_counts(of.words, hits);
        if (left.looked > 0) break;  // what is more like it, but filtered out, is not replaced by what is less
    }
    return hits;
}

/// Nothing, where nothing has what is asked for when it is read so.
std::optional<app::product_hits> find_read(search& of, reading how) {
    of.text = needs_of_text(of.asked);
    std::ranges::move(needs_of_supplier(of.asked), std::back_inserter(of.text));
    if (!weigh(of.terms, of.text, how)) return std::nullopt;
    const auto is_typed = [](const need& each) { return !each.ranks || std::ranges::any_of(each.ways, &way::as_typed); };
    of.text_steps_max.reset();
    if (how == reading::any || !std::ranges::all_of(of.text, is_typed)) of.text_steps_max = alike_steps_max;
    auto hits = find_needed(of);
    return hits.total > 0 || of.asked.text.empty() || is_a_name(of) ? std::optional(std::move(hits)) : std::nullopt;
}

}  // namespace

app::product_hits find(const index_terms& terms, const product_columns& columns, const app::product_query& asked) {
    const auto& words = terms.words();
    search of{.terms = terms, .columns = columns, .asked = asked, .words = words, .filter = facts_filter(asked, words)};
    if (!asked.text.empty() && needs_of_text(asked).empty()) return {};
    for (const auto how : {reading::as_typed, reading::any}) {
        if (auto hits = find_read(of, how)) return *std::move(hits);
    }
    return asked.text.empty() ? app::product_hits{} : find_near(of);
}

}  // namespace chuanpin::catalog::search
