#include "catalog/search/cheapest_first.hpp"

#include <algorithm>

#include "catalog/search/document_order.hpp"

namespace chuanpin::catalog::search {

std::optional<cheapest_first> cheapest_first::through(const index_terms& terms, const product_columns& columns, const needs& of,
                                                      direction way) {
    cheapest_first walk(columns, way);
    if (!walk.order(terms, of.front()) || !walk.keep(terms, of)) return std::nullopt;
    return walk;
}

bool cheapest_first::order(const index_terms& terms, const need& rarest) {
    for (const auto& way : rarest.ways) {
        const auto* places = terms.by_price(way.terms.front(), *columns_);
        if (!places) return false;
        look_at_price(ordered_.emplace_back(ordered_way{.places = places}));
    }
    return true;
}

bool cheapest_first::keep(const index_terms& terms, const needs& of) {
    for (const auto& need : of) {
        auto& kept = needs_.emplace_back();
        for (const auto& way : need.ways) {
            auto& lists = kept.emplace_back();
            for (const auto& term : way.terms) {
                lists.push_back(terms.of(term).list());
                if (!lists.back()) return false;
            }
        }
    }
    return true;
}

bool cheapest_first::has_all(std::size_t way, Xapian::docid place) const {
    const auto has = [&](const kept_list* list) { return list->has(place); };
    const auto& rarest = needs_.front()[way];  // whose rarest term led here
    return std::all_of(rarest.begin() + 1, rarest.end(), has) && std::all_of(needs_.begin() + 1, needs_.end(), [&](const kept_need& need) {
               return std::ranges::any_of(need, [&](const kept_way& each) { return std::ranges::all_of(each, has); });
           });
}

bool cheapest_first::comes_otherwise(std::size_t way, Xapian::docid place) const {
    const auto& rarest = needs_.front();
    return std::any_of(rarest.begin(), rarest.begin() + static_cast<std::ptrdiff_t>(way), [&](const kept_way& each) {
        return std::ranges::all_of(each, [&](const kept_list* list) { return list->has(place); });
    });
}

Xapian::docid cheapest_first::next_of(const ordered_way& of) const {
    const auto& places = *of.places;
    if (of.looked == places.size()) return nowhere;
    return way_ == direction::up ? places[of.looked] : places[places.size() - 1 - of.looked];
}

void cheapest_first::look_at_price(ordered_way& of) const {
    const auto place = next_of(of);
    const auto facts = place == nowhere ? std::nullopt : columns_->at(place);
    // What has just gone has any price: it is passed over where it is looked at.
    of.price = facts && facts->price ? facts->price->value : of.price;
}

Xapian::docid cheapest_first::next() {
    while (true) {
        auto* first = static_cast<ordered_way*>(nullptr);
        for (auto& each : ordered_) {
            if (next_of(each) == nowhere) continue;
            if (!first || (way_ == direction::up ? each.price < first->price : each.price > first->price)) first = &each;
        }
        if (!first) return nowhere;
        const auto place = next_of(*first);
        ++first->looked;
        look_at_price(*first);
        const auto way = static_cast<std::size_t>(first - ordered_.data());
        if (!comes_otherwise(way, place) && has_all(way, place)) return place;
    }
}

}  // namespace chuanpin::catalog::search
