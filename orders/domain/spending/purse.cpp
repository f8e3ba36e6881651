#include "orders/domain/spending/purse.hpp"

#include <algorithm>
#include <stdexcept>

namespace chuanpin::orders::domain {

purse::purse(std::vector<budget> locked) {
    std::ranges::sort(locked, {}, &budget::id);
    places_.reserve(locked.size());
    for (auto& each : locked) places_.push_back({each, each});
}

const budget* purse::find(budget_id id) const {
    const auto found = std::ranges::lower_bound(places_, id, {}, [](const place& each) { return each.now.id; });
    return found == places_.end() || found->now.id != id ? nullptr : &found->now;
}

const charge* purse::find_overrun(std::span<const charge> asked) const {
    for (const auto& each : asked) {
        const auto* from = find(each.budget);
        if (from == nullptr) throw std::logic_error("a budget that was not locked is asked for money");
        if (from->available() < each.amount) return &each;
    }
    return nullptr;
}

purse::place& purse::place_of(budget_id id) {
    const auto found = std::ranges::lower_bound(places_, id, {}, [](const place& each) { return each.now.id; });
    if (found == places_.end() || found->now.id != id) throw std::logic_error("a budget that was not locked is changed");
    return *found;
}

void purse::change(budget_id id, std::int64_t committed, std::int64_t consumed) {
    auto& now = place_of(id).now;
    auto after = now;
    after.committed.value += committed;
    after.consumed.value += consumed;
    if (!is_sound(after)) throw std::logic_error("a budget would be overspent");
    now = std::move(after);
}

void purse::encumber(std::span<const charge> what) {
    for (const auto& each : what) change(each.budget, each.amount.value, 0);
}

void purse::release(std::span<const charge> what) {
    for (const auto& each : what) change(each.budget, -each.amount.value, 0);
}

void purse::consume(std::span<const charge> committed, std::span<const charge> spent) {
    release(committed);
    for (const auto& each : spent) change(each.budget, 0, each.amount.value);
}

void purse::refund(std::span<const charge> what) {
    for (const auto& each : what) change(each.budget, 0, -each.amount.value);
}

std::vector<budget> purse::changed() const {
    std::vector<budget> budgets;
    for (const auto& each : places_) {
        if (each.now == each.before) continue;
        budgets.push_back(each.now);
        ++budgets.back().version;
    }
    return budgets;
}

}  // namespace chuanpin::orders::domain
