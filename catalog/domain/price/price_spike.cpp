#include "catalog/domain/price/price_spike.hpp"

namespace chuanpin::catalog::domain {
namespace {

constexpr std::int64_t hundred = 100;

bool was_in_force(const offer_terms& terms, base::instant since, base::instant now) {
    return !never_in_force(terms) && terms.valid_from <= now && (!terms.valid_to || *terms.valid_to > since);
}

}  // namespace

base::instant spike_window_start(base::instant now, const spike_limits& limits) { return now - std::chrono::days(limits.days); }

std::optional<price_spike> find_spike(const offer_terms& fresh, std::span<const offer_version> versions, base::instant now,
                                      const spike_limits& limits) {
    const offer_version* cheapest = nullptr;
    for (const auto& each : versions) {
        if (!was_in_force(each.terms, spike_window_start(now, limits), now)) continue;
        if (!cheapest || each.terms.tiers.front().unit_price < cheapest->terms.tiers.front().unit_price) cheapest = &each;
    }
    if (!cheapest) return std::nullopt;
    const auto before = cheapest->terms.tiers.front().unit_price;
    const auto after = fresh.tiers.front().unit_price;
    if (after.value * hundred <= before.value * (hundred + limits.percent)) return std::nullopt;
    return price_spike{cheapest->version, before, after};
}

}  // namespace chuanpin::catalog::domain
