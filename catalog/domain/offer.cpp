#include "catalog/domain/offer.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "catalog/domain/errors.hpp"

namespace chuanpin::catalog::domain {
namespace {

bool within(std::int64_t value, std::int64_t min, std::int64_t max) { return value >= min && value <= max; }

void check_tier(std::span<const price_tier> tiers, std::size_t position, std::vector<base::field_error>& faults) {
    const auto& tier = tiers[position];
    const auto refuse = [&](std::string_view field, std::string code, std::string detail) {
        faults.push_back({fmt::format("/tiers/{}/{}", position, field), std::move(code), std::move(detail)});
    };
    if (!within(tier.quantity_from, 1, quantity_max))
        refuse("quantity_from", "out-of-range", fmt::format("Between 1 and {}.", quantity_max));
    if (!within(tier.unit_price.value, 1, unit_price_max.value))
        refuse("unit_price_fen", "out-of-range", fmt::format("Between 1 and {}.", unit_price_max.value));
    if (position == 0) return;
    const auto& before = tiers[position - 1];
    if (tier.quantity_from <= before.quantity_from) refuse("quantity_from", "not-ascending", "Must be above the tier before it.");
    if (tier.unit_price > before.unit_price) refuse("unit_price_fen", "price-rises", "A larger quantity may not cost more a unit.");
}

bool intersects(const offer_terms& left, const offer_terms& right) {
    return (!right.valid_to || left.valid_from < *right.valid_to) && (!left.valid_to || right.valid_from < *left.valid_to);
}

}  // namespace

base::result<void> check_terms(const offer_terms& terms) {
    std::vector<base::field_error> faults;
    if (terms.tiers.empty()) faults.push_back({"/tiers", "too-few", "At least one tier is needed."});
    if (terms.tiers.size() > tiers_max) faults.push_back({"/tiers", "too-many", fmt::format("At most {} tiers.", tiers_max)});
    if (!terms.tiers.empty() && terms.tiers.front().quantity_from != terms.minimum_quantity)
        faults.push_back({"/tiers/0/quantity_from", "not-the-minimum", "The first tier begins at the minimum quantity."});
    for (std::size_t i = 0; i < terms.tiers.size(); ++i) check_tier(terms.tiers, i, faults);
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

std::optional<base::fen> price_per_kilogram(base::fen unit_price, std::int64_t unit_net_mass_g) {
    const auto per_gram = base::rational::make(1, unit_net_mass_g);
    if (!per_gram) return std::nullopt;
    const auto rounded = base::multiply_rounded(unit_price.value, 1'000, *per_gram, base::rounding::half_up);
    if (!rounded) return std::nullopt;
    return base::fen{*rounded};
}

}  // namespace chuanpin::catalog::domain
