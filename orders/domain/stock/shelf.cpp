#include "orders/domain/stock/shelf.hpp"

#include <algorithm>
#include <stdexcept>
#include <unordered_map>

namespace chuanpin::orders::domain {

shelf::shelf(std::vector<stock_level> locked) {
    places_.reserve(locked.size());
    for (auto& level : locked) places_.push_back({level, level});
    std::ranges::sort(places_, {}, [](const place& each) { return each.now.key; });
}

std::span<const shelf::place> shelf::places_of(product_id product) const {
    const auto range = std::ranges::equal_range(places_, product, {}, [](const place& each) { return each.now.key.product; });
    return {range.begin(), range.end()};
}

// One warehouse that has all of it, so that one truck need not stop twice; otherwise all of them.
std::span<const shelf::place> shelf::suitable_places(const need& what) const {
    const auto all = places_of(what.product);
    const auto whole = std::ranges::find_if(all, [&](const place& each) { return each.now.available() >= what.quantity; });
    return whole == all.end() ? all : std::span(whole, 1);
}

shelf::place& shelf::place_of(const stock_key& key) {
    const auto found = std::ranges::lower_bound(places_, key, {}, [](const place& each) { return each.now.key; });
    if (found == places_.end() || found->now.key != key) throw std::logic_error("a movement of stock that was not locked");
    return *found;
}

std::int64_t shelf::available(product_id product) const {
    std::int64_t sum = 0;
    for (const auto& each : places_of(product)) {
        if (__builtin_add_overflow(sum, each.now.available(), &sum)) throw std::logic_error("the stock of a product passes 63 bits");
    }
    return sum;
}

std::vector<shortage> shelf::find_shortages(std::span<const need> needs) const {
    std::vector<shortage> missing;
    std::unordered_map<product_id, std::int64_t> left;
    for (std::size_t i = 0; i < needs.size(); ++i) {
        auto [place, first] = left.try_emplace(needs[i].product, 0);
        if (first) place->second = available(needs[i].product);
        if (place->second < needs[i].quantity)
            missing.push_back({i, place->second});
        else
            place->second -= needs[i].quantity;
    }
    return missing;
}

std::vector<movement> shelf::hold(std::span<const need> needs, order_id order, account_id by, base::instant at) {
    std::vector<movement> movements;
    movements.reserve(needs.size());
    for (const auto& each : needs) {
        auto open = each.quantity;
        for (const auto& from : suitable_places(each)) {
            const auto taken = std::min(open, from.now.available());
            if (taken <= 0) continue;
            movements.push_back({.kind = movement_kind::held,
                                 .key = from.now.key,
                                 .quantity = taken,
                                 .order = order,
                                 .line = each.line,
                                 .reason = {},
                                 .by = by,
                                 .at = at});
            move(movements.back());
            open -= taken;
            if (open == 0) break;
        }
        if (open != 0) throw std::logic_error("more was to be held than is available");
    }
    return movements;
}

void shelf::move(const movement& what) {
    auto& place = place_of(what.key);
    const auto after = apply(place.now, what.kind, what.quantity);
    if (!after) throw std::logic_error("a movement would break 0 <= reserved <= on_hand");
    place.now = *after;
}

std::vector<stock_level> shelf::changed() const {
    std::vector<stock_level> levels;
    for (const auto& each : places_) {
        if (each.now == each.before) continue;
        levels.push_back(each.now);
        ++levels.back().version;
    }
    return levels;
}

}  // namespace chuanpin::orders::domain
