#include "orders/domain/stock/shelf.hpp"

#include <algorithm>
#include <stdexcept>
#include <tuple>
#include <unordered_map>

namespace chuanpin::orders::domain {
namespace {

// Those that expire first, then those that were harvested first; what is not known comes last.
std::tuple<bool, base::business_date, bool, base::business_date> turn_of(const stock_lot& lot) {
    return {!lot.expires_on, lot.expires_on.value_or(base::business_date{}), !lot.harvested_on,
            lot.harvested_on.value_or(base::business_date{})};
}

std::pair<stock_key, lot_id> identity_of(const stock_lot& lot) { return {lot.key, lot.lot}; }

// What one warehouse has for a need.
struct offered {
    std::size_t first = 0;  // of its lots
    std::size_t count = 0;
    std::int64_t available = 0;
};

}  // namespace

bool goes_before(const stock_lot& one, const stock_lot& other) {
    if (const auto order = turn_of(one) <=> turn_of(other); order != 0) return order < 0;
    return identity_of(one) < identity_of(other);
}

shelf::shelf(locked_stock locked) {
    levels_.reserve(locked.levels.size());
    for (auto& level : locked.levels) levels_.push_back({level, level});
    std::ranges::sort(levels_, {}, [](const auto& each) { return each.now.key; });
    lots_.reserve(locked.lots.size());
    for (auto& lot : locked.lots) lots_.push_back({lot, lot});
    std::ranges::sort(lots_, {}, [](const auto& each) { return identity_of(each.now); });
}

std::span<const shelf::lot_place> shelf::lots_of(product_id product) const {
    const auto range = std::ranges::equal_range(lots_, product, {}, [](const lot_place& each) { return each.now.key.product; });
    return {range.begin(), range.end()};
}

std::int64_t shelf::available(product_id product, base::business_date on) const {
    std::int64_t sum = 0;
    for (const auto& each : lots_of(product)) {
        if (!each.now.is_fit_on(on)) continue;
        if (__builtin_add_overflow(sum, each.now.available(), &sum)) throw std::logic_error("the stock of a product passes 63 bits");
    }
    return sum;
}

unfit_stock shelf::unfit(product_id product, base::business_date on) const {
    unfit_stock found;
    for (const auto& each : lots_of(product)) {
        const auto& lot = each.now;
        if (lot.is_fit_on(on) || lot.available() == 0) continue;
        auto& sum = lot.is_early() ? found.early : found.stale;
        if (__builtin_add_overflow(sum, lot.available(), &sum)) throw std::logic_error("the stock of a product passes 63 bits");
        if (lot.is_early()) found.first_harvest_on = std::max(found.first_harvest_on, *lot.first_harvest_on);
    }
    return found;
}

shelf::sums shelf::sums_of(product_id product) const {
    sums all;
    for (const auto& each : lots_of(product)) {
        if (__builtin_add_overflow(all.on_hand, each.now.on_hand, &all.on_hand))
            throw std::logic_error("the stock of a product passes 63 bits");
        all.reserved += each.now.reserved;  // no more than on_hand
    }
    return all;
}

std::vector<shortage> shelf::find_shortages(std::span<const need> needs, base::business_date on) const {
    std::vector<shortage> missing;
    std::unordered_map<product_id, std::int64_t> left;
    for (std::size_t i = 0; i < needs.size(); ++i) {
        auto [place, first] = left.try_emplace(needs[i].product, 0);
        if (first) place->second = available(needs[i].product, on);
        if (place->second < needs[i].quantity)
            missing.push_back({i, place->second, unfit(needs[i].product, on)});
        else
            place->second -= needs[i].quantity;
    }
    return missing;
}

// One warehouse that has all of it, so that one truck need not stop twice; otherwise all of them. In the order in which they go.
std::vector<const shelf::lot_place*> shelf::choose(const need& what, base::business_date on) const {
    std::vector<const lot_place*> good;
    std::vector<offered> warehouses;
    for (const auto& each : lots_of(what.product)) {
        if (each.now.available() == 0 || !each.now.is_fit_on(on)) continue;
        if (good.empty() || good.back()->now.key != each.now.key) warehouses.push_back({.first = good.size()});
        good.push_back(&each);
        ++warehouses.back().count;
        warehouses.back().available += each.now.available();
    }
    const auto turn = [](const lot_place* one, const lot_place* other) { return goes_before(one->now, other->now); };
    for (const auto& each : warehouses)
        std::sort(good.begin() + static_cast<std::ptrdiff_t>(each.first),
                  good.begin() + static_cast<std::ptrdiff_t>(each.first + each.count), turn);
    const offered* whole = nullptr;
    for (const auto& each : warehouses) {
        if (each.available < what.quantity) continue;
        if (whole == nullptr || turn(good[each.first], good[whole->first])) whole = &each;
    }
    if (whole != nullptr)
        return {good.begin() + static_cast<std::ptrdiff_t>(whole->first),
                good.begin() + static_cast<std::ptrdiff_t>(whole->first + whole->count)};
    std::ranges::sort(good, turn);
    return good;
}

std::vector<movement> shelf::hold(std::span<const need> needs, base::business_date on, order_id order, account_id by, base::instant at) {
    std::vector<movement> movements;
    movements.reserve(needs.size());
    for (const auto& each : needs) {
        auto open = each.quantity;
        if (open == 0) continue;
        for (const auto* from : choose(each, on)) {
            const auto taken = std::min(open, from->now.available());
            movements.push_back({.kind = movement_kind::held,
                                 .key = from->now.key,
                                 .quantity = taken,
                                 .order = order,
                                 .line = each.line,
                                 .reason = {},
                                 .by = by,
                                 .at = at,
                                 .lot = from->now.lot});
            move(movements.back());
            open -= taken;
            if (open == 0) break;
        }
        if (open != 0) throw std::logic_error("more was to be held than is available");
    }
    return movements;
}

void shelf::move(const movement& what) {
    auto& level = level_at(what.key);
    auto& lot = lot_at(what.key, what.lot);
    const auto level_after = apply(level.now, what.kind, what.quantity);
    const auto lot_after = apply(lot.now, what.kind, what.quantity);
    if (!level_after || !lot_after) throw std::logic_error("a movement would break 0 <= reserved <= on_hand");
    level.now = *level_after;
    lot.now = *lot_after;
}

shelf::place<stock_level>& shelf::level_at(const stock_key& key) {
    const auto found = std::ranges::lower_bound(levels_, key, {}, [](const auto& each) { return each.now.key; });
    if (found == levels_.end() || found->now.key != key) throw std::logic_error("a movement of stock that was not locked");
    return *found;
}

shelf::lot_place& shelf::lot_at(const stock_key& key, lot_id lot) {
    const std::pair wanted(key, lot);
    const auto found = std::ranges::lower_bound(lots_, wanted, {}, [](const lot_place& each) { return identity_of(each.now); });
    if (found == lots_.end() || identity_of(found->now) != wanted) throw std::logic_error("a movement of a lot that was not locked");
    return *found;
}

const stock_level& shelf::level_of(const stock_key& key) const {
    const auto found = std::ranges::find(levels_, key, [](const auto& each) { return each.now.key; });
    if (found == levels_.end()) throw std::logic_error("a level that was not locked");
    return found->now;
}

const stock_lot* shelf::lot_of(const stock_key& key, lot_id lot) const {
    const std::pair wanted(key, lot);
    const auto found = std::ranges::lower_bound(lots_, wanted, {}, [](const lot_place& each) { return identity_of(each.now); });
    return found == lots_.end() || identity_of(found->now) != wanted ? nullptr : &found->now;
}

std::vector<stock_lot> shelf::lots() const {
    std::vector<stock_lot> all;
    all.reserve(lots_.size());
    for (const auto& each : lots_) all.push_back(each.now);
    return all;
}

std::vector<stock_level> shelf::changed() const {
    std::vector<stock_level> levels;
    for (const auto& each : levels_) {
        if (each.now == each.before) continue;
        levels.push_back(each.now);
        ++levels.back().version;
    }
    return levels;
}

std::vector<stock_lot> shelf::changed_lots() const {
    std::vector<stock_lot> lots;
    for (const auto& each : lots_)
        if (each.now != each.before) lots.push_back(each.now);
    return lots;
}

}  // namespace chuanpin::orders::domain
