#include "orders/domain/offer/offer.hpp"

#include <algorithm>

namespace chuanpin::orders::domain {

bool is_in_force(const offer_version& version, base::instant at) {
    return version.valid_from <= at && (!version.valid_to || at < *version.valid_to);
}

std::optional<mark_period> overlap(const mark_period& one, const mark_period& other) {
    mark_period both{one.certificate_number, std::max(one.valid_from, other.valid_from), one.valid_to ? one.valid_to : other.valid_to};
    if (other.valid_to && both.valid_to) both.valid_to = std::min(*both.valid_to, *other.valid_to);
    if (both.valid_to && *both.valid_to <= both.valid_from) return std::nullopt;
    return both;
}

const std::string* certificate_on(const offer_version& version, base::business_date day) {
    const std::string* lowest = nullptr;
    for (const auto& each : version.marked) {
        const bool holds = each.valid_from <= day && (!each.valid_to || day < *each.valid_to);
        if (holds && (lowest == nullptr || each.certificate_number < *lowest)) lowest = &each.certificate_number;
    }
    return lowest;
}

const price_tier* tier_of(const offer_version& version, std::int64_t quantity) {
    if (quantity < version.minimum_quantity) return nullptr;
    const auto beyond = std::ranges::upper_bound(version.tiers, quantity, {}, &price_tier::quantity_from);
    return beyond == version.tiers.begin() ? nullptr : &*std::prev(beyond);
}

std::optional<base::fen> unit_price_of(const offer_version& version, std::int64_t quantity) {
    const auto* tier = tier_of(version, quantity);
    if (tier == nullptr) return std::nullopt;
    return tier->unit_price;
}

seen_offer look_up(const offer_book& book, offer_id offer, std::int64_t seen_version, base::instant now) {
    const auto known = book.find(offer);
    if (known == book.end() || seen_version > known->second.newest_version) return {sight::not_yet_known};
    const auto& live = known->second.live;
    const auto found = std::ranges::find_if(live, [&](const offer_version& each) { return is_in_force(each, now); });
    if (found == live.end()) return {sight::ended};
    return {found->version == seen_version ? sight::current : sight::changed, &*found};
}

}  // namespace chuanpin::orders::domain
