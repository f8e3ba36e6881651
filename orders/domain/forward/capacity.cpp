#include "orders/domain/forward/capacity.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "orders/domain/order/order.hpp"

namespace chuanpin::orders::domain {
namespace {

using masses = std::map<capacity_key, std::int64_t>;

capacity_key key_of(const order& what, const order_line& line) { return {line.product, line.delivery_week.value(), what.supplier}; }

// What is held was announced, so it fits.
std::int64_t mass_of(const order_line& line, std::int64_t quantity) {
    const auto mass = nominal_mass_g(quantity, line.unit_net_mass_g);
    if (!mass) throw std::logic_error("a line holds more capacity than can be announced");
    return *mass;
}

std::vector<capacity_change> to_changes(const masses& sums) {
    std::vector<capacity_change> changes;
    for (const auto& [key, mass] : sums)
        if (mass != 0) changes.push_back({key, mass});
    return changes;
}

}  // namespace

bool is_over(base::business_date week, base::business_date today) { return base::weeks_after(week, 1) <= today; }

std::int64_t forward_capacity::free_g(base::business_date today) const {
    return is_over(key.week, today) || held_g > announced_g ? 0 : announced_g - held_g;
}

std::vector<capacity_change> awaited_by(const order& what) {
    masses sums;
    for (const auto& line : what.lines)
        if (line.waiting_quantity > 0) sums[key_of(what, line)] += mass_of(line, line.waiting_quantity);
    return to_changes(sums);
}

std::vector<capacity_change> given_up(const order& before, const order& after) {
    masses sums;
    for (std::size_t i = 0; i < before.lines.size(); ++i) {
        const auto& line = before.lines[i];
        const auto fewer = line.waiting_quantity - after.lines[i].waiting_quantity;
        if (fewer < 0) throw std::logic_error("a line waits for more than before");
        if (fewer > 0) sums[key_of(before, line)] += mass_of(line, fewer);
    }
    return to_changes(sums);
}

std::int64_t capacity_book::free_of(const capacity_key& key, base::business_date today) const {
    const auto row = std::ranges::lower_bound(rows_, key, {}, &forward_capacity::key);
    return row == rows_.end() || row->key != key ? 0 : row->free_g(today);
}

std::vector<capacity_book::shortage> capacity_book::find_shortages(const order& what, base::business_date today) const {
    std::vector<shortage> missing;
    masses left;
    for (std::size_t i = 0; i < what.lines.size(); ++i) {
        const auto& line = what.lines[i];
        if (line.waiting_quantity == 0) continue;
        const auto key = key_of(what, line);
        auto& open = left.try_emplace(key, free_of(key, today)).first->second;
        const auto mass = nominal_mass_g(line.waiting_quantity, line.unit_net_mass_g);
        if (!mass || *mass > open)
            missing.push_back({i, open / line.unit_net_mass_g});
        else
            open -= *mass;
    }
    return missing;
}

void capacity_book::hold(const order& what, base::business_date today) {
    for (const auto& each : awaited_by(what)) {
        if (free_of(each.key, today) < each.mass_g) throw std::logic_error("more capacity was to be held than is free");
        std::ranges::lower_bound(rows_, each.key, {}, &forward_capacity::key)->held_g += each.mass_g;
        const auto place = std::ranges::lower_bound(taken_, each.key, {}, &capacity_change::key);
        if (place != taken_.end() && place->key == each.key)
            place->mass_g += each.mass_g;
        else
            taken_.insert(place, each);
    }
}

}  // namespace chuanpin::orders::domain
