#include "catalog/domain/supply/supply_plan.hpp"

#include <fmt/format.h>

#include "catalog/domain/market_errors.hpp"

namespace chuanpin::catalog::domain {
namespace {

__extension__ using wide = __int128;

std::string digits(wide value) {
    std::string text;
    do {
        text.insert(text.begin(), static_cast<char>('0' + static_cast<int>(value % 10)));
        value /= 10;
    } while (value > 0);
    return text;
}

std::string comparison(const week_figures& figures, std::string_view sign, std::int64_t per_cent) {
    return fmt::format("100 × {} = {} {} {} × {} = {}", figures.supply_g, digits(wide{100} * figures.supply_g), sign, per_cent,
                       figures.demand_g, digits(wide{per_cent} * figures.demand_g));
}

}  // namespace

std::string_view name_of(plan_side side) { return side == plan_side::supply ? "supply" : "demand"; }

std::string_view name_of(plan_verdict verdict) {
    switch (verdict) {
        case plan_verdict::balanced:
            return "balanced";
        case plan_verdict::shortage:
            return "shortage";
        case plan_verdict::glut:
            return "glut";
        case plan_verdict::demand_unknown:
            return "demand_unknown";
        case plan_verdict::nothing_announced:
            return "nothing_announced";
    }
    return {};
}

base::result<void> check_week(base::business_date week, base::business_date today) {
    const auto current = week_of(today);
    if (week < current) return base::refusal(errors::announcement_invalid({{"/week", "out-of-range", "The week is over."}}));
    if (week > weeks_after(current, announced_weeks_ahead_max))
        return base::refusal(
            errors::announcement_invalid({{"/week", "out-of-range", fmt::format("At most {} weeks ahead.", announced_weeks_ahead_max)}}));
    return {};
}

plan_assessment assess(const week_figures& figures, const plan_rules& rules) {
    if (figures.buyers == 0 && figures.suppliers == 0) return {plan_verdict::nothing_announced, "", "Nobody announced anything."};
    if (figures.buyers == 0) return {plan_verdict::demand_unknown, "", "Nobody announced a demand: there is nothing to compare with."};
    const auto supply = wide{100} * figures.supply_g;
    if (supply > wide{rules.glut_per_cent} * figures.demand_g)
        return {plan_verdict::glut, comparison(figures, ">", rules.glut_per_cent),
                fmt::format("glut: supply above {} % of the demand ([catalog] supply_glut_per_cent)", rules.glut_per_cent)};
    if (supply < wide{rules.shortage_per_cent} * figures.demand_g)
        return {plan_verdict::shortage, comparison(figures, "<", rules.shortage_per_cent),
                fmt::format("shortage: supply below {} % of the demand ([catalog] supply_shortage_per_cent)", rules.shortage_per_cent)};
    return {plan_verdict::balanced, comparison(figures, "≥", rules.shortage_per_cent),
            fmt::format("balanced: supply from {} to {} % of the demand", rules.shortage_per_cent, rules.glut_per_cent)};
}

}  // namespace chuanpin::catalog::domain
