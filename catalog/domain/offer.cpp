#include "catalog/domain/offer.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "catalog/domain/errors.hpp"

namespace chuanpin::catalog::domain {
namespace {

bool within(std::int64_t value, std::int64_t min, std::int64_t max) { return value >= min && value <= max; }

constexpr std::int64_t grams_of_kilogram = 1'000;

std::string_view price_member(pricing by) { return by == pricing::kilogram ? "price_per_kilogram_fen" : "unit_price_fen"; }
base::fen stated_price(const price_tier& tier) { return tier.kilogram_price.value_or(tier.unit_price); }

void check_tier(std::span<const price_tier> tiers, std::size_t position, pricing by, std::vector<base::field_error>& faults) {
    const auto& tier = tiers[position];
    const auto price = price_member(by);
    const auto refuse = [&](std::string_view field, std::string code, std::string detail) {
        faults.push_back({fmt::format("/tiers/{}/{}", position, field), std::move(code), std::move(detail)});
    };
    if (!within(tier.quantity_from, 1, quantity_max))
        refuse("quantity_from", "out-of-range", fmt::format("Between 1 and {}.", quantity_max));
    if (tier.kilogram_price.has_value() != (by == pricing::kilogram))
        return refuse(price, "required", "A price is stated for a pack, or for a kilogram where it is priced by that.");
    if (!within(stated_price(tier).value, 1, unit_price_max.value))
        refuse(price, "out-of-range", fmt::format("Between 1 and {}.", unit_price_max.value));
    if (position == 0) return;
    const auto& before = tiers[position - 1];
    if (tier.quantity_from <= before.quantity_from) refuse("quantity_from", "not-ascending", "Must be above the tier before it.");
    if (stated_price(tier) > stated_price(before)) refuse(price, "price-rises", "A larger quantity may not cost more a unit.");
}

bool intersects(const offer_terms& left, const offer_terms& right) {
    return (!right.valid_to || left.valid_from < *right.valid_to) && (!left.valid_to || right.valid_from < *left.valid_to);
}

}  // namespace

base::result<void> check_terms(const offer_terms& terms) {
    auto faults = faults_of(terms.conditions);
    const bool conditions_hold = faults.empty();
    if (terms.tiers.empty()) faults.push_back({"/tiers", "too-few", "At least one tier is needed."});
    if (terms.tiers.size() > tiers_max) faults.push_back({"/tiers", "too-many", fmt::format("At most {} tiers.", tiers_max)});
    if (!terms.tiers.empty() && terms.tiers.front().quantity_from != terms.minimum_quantity)
        faults.push_back({"/tiers/0/quantity_from", "not-the-minimum", "The first tier begins at the minimum quantity."});
    for (std::size_t i = 0; i < terms.tiers.size(); ++i) check_tier(terms.tiers, i, terms.conditions.priced_by, faults);
    if (!conditions_hold) return base::refusal(errors::offer_conditions_invalid(std::move(faults)));
    if (!faults.empty()) return base::refusal(errors::tiers_invalid(std::move(faults)));
    if (terms.valid_to && *terms.valid_to <= terms.valid_from)
        return base::refusal(errors::offer_validity_invalid("valid_to must be after valid_from."));
    return {};
}

bool is_in_force(const offer_terms& terms, base::instant at) { return terms.valid_from <= at && (!terms.valid_to || at < *terms.valid_to); }

bool never_in_force(const offer_terms& terms) { return terms.valid_to && *terms.valid_to <= terms.valid_from; }

const offer_version* find_in_force(std::span<const offer_version> versions, base::instant at) {
    const auto found = std::ranges::find_if(versions, [at](const auto& each) { return is_in_force(each.terms, at); });
    return found == versions.end() ? nullptr : &*found;
}

std::optional<base::instant> next_change(std::span<const offer_version> versions, base::instant at) {
    std::optional<base::instant> next;
    const auto take = [&](base::instant moment) {
        if (moment > at && (!next || moment < *next)) next = moment;
    };
    for (const auto& each : versions) {
        take(each.terms.valid_from);
        if (each.terms.valid_to) take(*each.terms.valid_to);
    }
    return next;
}

base::result<std::optional<std::int64_t>> find_version_to_close(std::span<const offer_version> live, const offer_terms& terms,
                                                                base::instant now) {
    std::optional<std::int64_t> closed;
    for (const auto& each : live) {
        if (never_in_force(each.terms) || !intersects(each.terms, terms)) continue;
        if (each.terms.valid_from >= terms.valid_from) return base::refusal(errors::offer_overlaps(each.version));
        closed = each.version;
    }
    if (closed && terms.valid_from < now - clock_tolerance) return base::refusal(errors::offer_rewrites_past());
    return closed;
}

std::vector<closed_version> plan_withdrawal(std::span<const offer_version> live, base::instant now) {
    std::vector<closed_version> closed;
    for (const auto& each : live) {
        if (never_in_force(each.terms) || (each.terms.valid_to && *each.terms.valid_to <= now)) continue;
        closed.push_back({each.version, std::max(now, each.terms.valid_from)});
    }
    return closed;
}

base::result<offer_terms> settle(offer_terms terms, std::int64_t unit_net_mass_g) {
    terms.conditions = in_order(std::move(terms.conditions));
    if (terms.conditions.priced_by == pricing::pack) return terms;
    std::vector<base::field_error> faults;
    if (unit_net_mass_g < 1) faults.push_back({"/priced_by", "no-mass", "A service has no mass to be priced by."});
    for (std::size_t i = 0; faults.empty() && i < terms.tiers.size(); ++i) {
        auto& tier = terms.tiers[i];
        const auto pack = base::multiply_rounded(stated_price(tier).value, unit_net_mass_g, *base::rational::make(1, grams_of_kilogram),
                                                 base::rounding::half_up);
        if (pack && within(*pack, 1, unit_price_max.value))
            tier.unit_price = {*pack};
        else
            faults.push_back({fmt::format("/tiers/{}/price_per_kilogram_fen", i), "out-of-range",
                              fmt::format("A pack costs between 1 and {} fen.", unit_price_max.value)});
    }
    if (!faults.empty()) return base::refusal(errors::offer_conditions_invalid(std::move(faults)));
    return terms;
}

std::optional<base::fen> kilogram_price_of(const price_tier& tier, std::int64_t unit_net_mass_g) {
    return tier.kilogram_price ? tier.kilogram_price : price_per_kilogram(tier.unit_price, unit_net_mass_g);
}

std::optional<base::fen> price_per_kilogram(base::fen unit_price, std::int64_t unit_net_mass_g) {
    const auto per_gram = base::rational::make(1, unit_net_mass_g);
    if (!per_gram) return std::nullopt;
    const auto rounded = base::multiply_rounded(unit_price.value, 1'000, *per_gram, base::rounding::half_up);
    if (!rounded) return std::nullopt;
    return base::fen{*rounded};
}

}  // namespace chuanpin::catalog::domain
