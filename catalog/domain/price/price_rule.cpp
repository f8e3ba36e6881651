#include "catalog/domain/price/price_rule.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "catalog/domain/errors.hpp"

namespace chuanpin::catalog::domain {
namespace {

constexpr std::array action_names = {
    std::pair{price_action::warn, std::string_view("warn")},
    std::pair{price_action::explain, std::string_view("explain")},
    std::pair{price_action::block, std::string_view("block")},
};

bool holds_on(const price_rule& each, base::business_date on) { return each.valid_from <= on && (!each.valid_to || on < *each.valid_to); }

const price_rule* find_row(std::span<const price_rule> live, std::string_view category, base::business_date on) {
    const auto found = std::ranges::find_if(live, [&](const auto& each) { return each.category == category && holds_on(each, on); });
    return found == live.end() ? nullptr : &*found;
}

void check_bounds(std::vector<base::field_error>& faults, std::string pointer, std::int64_t value, std::int64_t min, std::int64_t max) {
    if (value < min || value > max) faults.push_back({std::move(pointer), "out-of-range", fmt::format("Between {} and {}.", min, max)});
}

}  // namespace

std::string_view name_of(price_action action) {
    return std::ranges::find(action_names, action, [](const auto& row) { return row.first; })->second;
}

std::optional<price_action> parse_price_action(std::string_view name) {
    const auto found = std::ranges::find(action_names, name, [](const auto& row) { return row.second; });
    if (found == action_names.end()) return std::nullopt;
    return found->first;
}

base::result<void> check_rule(const price_rule& what, base::business_date today) {
    const auto& terms = what.terms;
    std::vector<base::field_error> faults;
    check_bounds(faults, "/warn_percent", terms.warn_percent, 1, price_percent_max);
    check_bounds(faults, "/block_percent", terms.block_percent, 1, price_percent_max);
    check_bounds(faults, "/window_days", terms.window_days, 0, price_window_days_max);
    check_bounds(faults, "/comparables_min", terms.comparables_min, 1, comparables_min_max);
    if (terms.warn_percent > terms.block_percent) faults.push_back({"/warn_percent", "out-of-order", "Above block_percent."});
    if (terms.warn_action > terms.block_action) faults.push_back({"/warn_action", "out-of-order", "Harder than block_action."});
    if (what.valid_from < today) faults.push_back({"/valid_from", "out-of-range", "The past is not rewritten."});
    if (!faults.empty()) return base::refusal(errors::price_rule_invalid(std::move(faults)));
    return {};
}

const price_rule* find_rule(std::span<const price_rule> live, std::string_view category, base::business_date on) {
    if (const auto* own = find_row(live, category, on)) return own;
    return find_row(live, any_category, on);
}

price_rule_change plan_rule_change(std::span<const price_rule> live, price_rule fresh) {
    price_rule_change change;
    for (const auto& each : live) {
        if (each.valid_to && *each.valid_to <= fresh.valid_from) continue;
        change.superseded.push_back(each.id);
        if (each.valid_from >= fresh.valid_from) continue;
        auto before = each;
        before.id = 0;
        before.valid_to = fresh.valid_from;
        change.inserted.push_back(std::move(before));
    }
    change.inserted.push_back(std::move(fresh));
    return change;
}

}  // namespace chuanpin::catalog::domain
