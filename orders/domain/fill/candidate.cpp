#include "orders/domain/fill/candidate.hpp"

#include <algorithm>

namespace chuanpin::orders::domain {
namespace {

__extension__ using wide = __int128;

constexpr std::int64_t grams_in_kilogram = 1'000;

bool costs_more(const price_tier& tier, std::int64_t unit_net_mass_g, base::fen most) {
    if (tier.kilogram_price) return *tier.kilogram_price > most;
    return static_cast<wide>(tier.unit_price.value) * grams_in_kilogram > static_cast<wide>(most.value) * unit_net_mass_g;
}

std::optional<obstacle> find_obstacle(const offer_version& offer, const need_terms& terms, channel by, base::business_date today) {
    if (offer.unit_net_mass_g == 0) return obstacle::service;
    if (certificate_on(offer, today) == nullptr) return obstacle::not_authorised;
    if (std::ranges::any_of(offer.held, [&](const listing_hold& each) { return holds_on(each, today); })) return obstacle::held;
    if (!covers(offer.area, terms.delivery.county_code)) return obstacle::outside_area;
    if (!offer.sold_by.has(by)) return obstacle::other_channel;
    return std::nullopt;
}

// Which kilogram is cheaper; of services none is asked.
bool is_cheaper(const candidate& one, const candidate& other) {
    return static_cast<wide>(one.pack_price.value) * other.unit_net_mass_g <
           static_cast<wide>(other.pack_price.value) * one.unit_net_mass_g;
}

bool is_better(const candidate& one, const candidate& other) {
    if (one.why_not.has_value() != other.why_not.has_value()) return !one.why_not;
    if (is_cheaper(one, other)) return true;
    if (is_cheaper(other, one)) return false;
    return one.offer < other.offer;
}

}  // namespace

std::optional<std::int64_t> cheap_enough_from(const offer_version& offer, std::optional<base::fen> kilogram_price_max) {
    auto from = offer.tiers.empty() ? offer.minimum_quantity : std::max(offer.minimum_quantity, offer.tiers.front().quantity_from);
    if (!kilogram_price_max) return from;
    for (std::size_t i = offer.tiers.size(); i-- > 0;) {
        if (!costs_more(offer.tiers[i], offer.unit_net_mass_g, *kilogram_price_max)) continue;
        if (i + 1 == offer.tiers.size()) return std::nullopt;
        return std::max(from, offer.tiers[i + 1].quantity_from);
    }
    return from;
}

candidate look_at(const offer_version& offer, const need_terms& terms, channel by, std::int64_t available, base::business_date today) {
    candidate found{.offer = offer.offer,
                    .offer_version = offer.version,
                    .product = offer.product,
                    .supplier = offer.supplier,
                    .name_zh = offer.name_zh,
                    .origin_county_code = offer.origin_county_code,
                    .from = distance_between(offer.origin_county_code, terms.delivery.county_code),
                    .pack = terms.by == measure::grams ? offer.unit_net_mass_g : 1,
                    .minimum = offer.minimum_quantity,
                    .available = available,
                    .unit_net_mass_g = offer.unit_net_mass_g,
                    .why_not = find_obstacle(offer, terms, by, today)};
    if (!found.why_not) {
        const auto from = cheap_enough_from(offer, terms.kilogram_price_max);
        if (from)
            found.minimum = *from;
        else
            found.why_not = obstacle::too_dear;
    }
    found.pack_price = unit_price_of(offer, found.minimum).value_or(offer.tiers.empty() ? base::fen{} : offer.tiers.front().unit_price);
    return found;
}

std::int64_t ahead_of_harvest(const candidate& what, std::int64_t free_g) {
    return what.unit_net_mass_g == 0 ? 0 : free_g / what.unit_net_mass_g;
}

std::optional<base::fen> substitute_price_max(const need_terms& terms, std::span<const candidate> of_kind) {
    auto most = terms.kilogram_price_max;
    std::optional<base::fen> dearest;
    for (const auto& each : of_kind) {
        if (each.unit_net_mass_g == 0) continue;
        const auto kilogram =
            static_cast<std::int64_t>(static_cast<wide>(each.pack_price.value) * grams_in_kilogram / each.unit_net_mass_g);
        dearest = std::max(dearest.value_or(base::fen{}), base::fen{kilogram});
    }
    if (dearest) most = most ? std::min(*most, *dearest) : *dearest;
    return most;
}

candidate as_substitute(candidate what, const substitution_permission& allowed, std::span<const candidate> of_kind) {
    what.substitute = true;
    if (what.why_not) return what;
    const bool about_the_same = std::ranges::any_of(
        of_kind, [&](const candidate& each) { return weighs_about_the_same(allowed, what.unit_net_mass_g, each.unit_net_mass_g); });
    if (!about_the_same) what.why_not = obstacle::weight_differs;
    return what;
}

std::vector<candidate> one_for_each_product(std::vector<candidate> all) {
    std::ranges::sort(all, [](const candidate& one, const candidate& other) {
        return one.product == other.product ? is_better(one, other) : one.product < other.product;
    });
    const auto rest = std::ranges::unique(all, {}, &candidate::product);
    all.erase(rest.begin(), rest.end());
    std::ranges::sort(all, [](const candidate& one, const candidate& other) {
        return one.supplier == other.supplier ? is_better(one, other) : one.supplier < other.supplier;
    });
    return all;
}

}  // namespace chuanpin::orders::domain
