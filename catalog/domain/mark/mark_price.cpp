#include "catalog/domain/mark/mark_price.hpp"

#include <fmt/format.h>

namespace chuanpin::catalog::domain {
namespace {

constexpr std::int64_t at_the_average = 100;  // per cent

bool has_average(const product_price& what) { return what.average.count > 0 && what.average.count >= what.comparables_min; }

std::string compared(const product_price& what, bool above) {
    const auto& [sum, count] = what.average;
    if (!what.unit_price) return "no price";
    const auto price = fmt::format("{} fen for {} g", what.unit_price->value, what.unit_net_mass_g);
    if (!has_average(what)) return fmt::format("{}; no average: {} of {} like goods", price, count, what.comparables_min);
    return fmt::format("{} {} {} ÷ {} = {} fen/kg", price, above ? ">" : "≤", sum, count,
                       rounded(what.average).value_or(base::fen{}).value);
}

}  // namespace

bool is_compared(const product_price& what) { return what.unit_price && has_average(what); }

price_finding test_price(const product_price& what) {
    const bool known = is_compared(what);
    const bool above = known && is_above(*what.unit_price, what.unit_net_mass_g, at_the_average, what.average);
    return {.passed = known ? !above : !what.comparison_needed,
            .compared = compared(what, above),
            .decided_by = fmt::format("{}: {}, price rule {} on {}", base::to_wire(what.product),
                                      what.stated       ? "stated by the applicant"
                                      : what.unit_price ? "the offer in force"
                                                        : "neither stated nor offered",
                                      what.rule, base::to_text(what.decided_on))};
}

}  // namespace chuanpin::catalog::domain
