#include "orders/domain/spending/budget.hpp"

namespace chuanpin::orders::domain {

std::string_view name_of(fund what) {
    switch (what) {
        case fund::budget:
            return "budget";
        case fund::canteen:
            return "canteen";
        case fund::nutrition:
            return "nutrition";
        case fund::union_dues:
            return "union_dues";
        case fund::staff:
            return "staff";
    }
    return {};
}

std::optional<fund> parse_fund(std::string_view name) {
    for (const auto each : funds)
        if (name_of(each) == name) return each;
    return std::nullopt;
}

bool is_sound(const budget& what) {
    // Each is at most 2^53 − 1, so the sum cannot overflow.
    return 0 <= what.committed.value && 0 <= what.consumed.value && what.committed.value <= base::wire_integer_max &&
           what.consumed.value <= base::wire_integer_max && what.committed.value + what.consumed.value <= what.allocated.value &&
           what.allocated.value <= base::wire_integer_max;
}

bool may_spend(const budget& what, organisation_id organisation, std::optional<unit_id> unit) {
    return what.organisation == organisation && (!what.unit || !unit || *what.unit == *unit);
}

}  // namespace chuanpin::orders::domain
