#include <algorithm>

#include "orders/app/spending/ports.hpp"

namespace chuanpin::orders::app {

domain::purchasing_rules spending_book::rules_for(domain::organisation_id organisation, std::optional<domain::unit_id> unit) const {
    const auto of = [&](std::optional<domain::unit_id> whose) {
        return std::ranges::find_if(rules, [&](const auto& each) { return each.organisation == organisation && each.unit == whose; });
    };
    if (const auto own = of(unit); own != rules.end()) return *own;
    if (const auto general = of(std::nullopt); general != rules.end()) return *general;
    return {.organisation = organisation};
}

}  // namespace chuanpin::orders::app
