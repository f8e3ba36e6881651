#include "orders/domain/supply/supply_terms.hpp"

#include <algorithm>
#include <iterator>

#include "orders/domain/supply/errors.hpp"

namespace chuanpin::orders::domain {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;

constexpr std::string_view kind_names[] = {"supply", "underwriting"};
constexpr std::string_view rule_names[] = {"fixed", "market"};
constexpr std::string_view step_names[] = {"week", "month", "quarter"};
constexpr int days_of_a_week = 7;
constexpr int months_of_a_quarter = 3;

template <class Enum, std::size_t N>
std::optional<Enum> parse(const std::string_view (&names)[N], std::string_view name) {
    const auto* found = std::ranges::find(names, name);
    if (found == std::end(names)) return std::nullopt;
    return static_cast<Enum>(found - names);
}

base::business_date months_later(base::business_date from, std::int64_t count) {
    const auto later = from + months(count);
    return later.ok() ? later : later.year() / later.month() / std::chrono::last;
}

base::business_date steps_later(const supply_terms& terms, std::int64_t count) {
    switch (terms.step) {
        case supply_step::week:
            return base::business_date(sys_days(terms.starts_on) + days(days_of_a_week * count));
        case supply_step::month:
            return months_later(terms.starts_on, count);
        case supply_step::quarter:
            return months_later(terms.starts_on, months_of_a_quarter * count);
    }
    return terms.starts_on;
}

base::business_date day_before(base::business_date day) { return base::business_date(sys_days(day) - days(1)); }

std::vector<base::field_error> price_faults(const supply_terms& terms) {
    std::vector<base::field_error> found;
    if (terms.pricing == price_rule::market && terms.unit_price)
        found.push_back({"/unit_price_fen", "unexpected", "Only with a fixed price."});
    if (terms.pricing == price_rule::fixed && !terms.unit_price)
        found.push_back({"/unit_price_fen", "required", "The price of a trade unit over the whole term."});
    if (terms.pricing == price_rule::fixed && terms.unit_price && *terms.unit_price < terms.floor_price)
        found.push_back({"/unit_price_fen", "out-of-range", "Must not be below the floor."});
    const auto whole = base::multiply(shortfall_price(terms), contracted_quantity(terms));
    if (!whole || whole->value > base::wire_integer_max)
        found.push_back({"/quantity_per_period", "out-of-range", "The whole term passes 2^53 - 1 fen."});
    return found;
}

}  // namespace

std::string_view name_of(supply_kind kind) { return kind_names[static_cast<std::size_t>(kind)]; }
std::string_view name_of(price_rule rule) { return rule_names[static_cast<std::size_t>(rule)]; }
std::string_view name_of(supply_step step) { return step_names[static_cast<std::size_t>(step)]; }
std::optional<supply_kind> parse_supply_kind(std::string_view name) { return parse<supply_kind>(kind_names, name); }
std::optional<price_rule> parse_price_rule(std::string_view name) { return parse<price_rule>(rule_names, name); }
std::optional<supply_step> parse_supply_step(std::string_view name) { return parse<supply_step>(step_names, name); }

supply_days days_of(const supply_terms& terms, std::int64_t number) {
    return {steps_later(terms, number - 1), day_before(steps_later(terms, number))};
}

base::business_date last_day_of(const supply_terms& terms) { return day_before(steps_later(terms, terms.periods)); }

std::optional<std::int64_t> period_on(const supply_terms& terms, base::business_date day) {
    for (std::int64_t number = 1; number <= terms.periods; ++number) {
        const auto when = days_of(terms, number);
        if (when.from <= day && day <= when.to) return number;
    }
    return std::nullopt;
}

std::int64_t contracted_quantity(const supply_terms& terms) { return terms.periods * terms.quantity_per_period; }

base::fen contract_price(const supply_terms& terms, base::fen market) {
    if (terms.unit_price) return *terms.unit_price;
    return std::max(market, terms.floor_price);
}

base::fen shortfall_price(const supply_terms& terms) { return terms.unit_price.value_or(terms.floor_price); }

base::result<void> check_terms(const supply_terms& terms, base::business_date today) {
    auto found = price_faults(terms);
    if (terms.starts_on < today)
        found.push_back({"/starts_on", "past", "Must be today or later."});
    else if (terms.starts_on > today + std::chrono::years(supply_years_max) ||
             last_day_of(terms) > today + std::chrono::years(supply_years_max))
        found.push_back({"/periods", "out-of-range", "The term must end within ten years."});
    if (!found.empty()) return base::refusal(errors::supply_contract_invalid(std::move(found)));
    return {};
}

}  // namespace chuanpin::orders::domain
