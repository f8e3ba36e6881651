#include "catalog/app/price/price_products.hpp"

#include <algorithm>

#include "catalog/app/price/guard_offer.hpp"

namespace chuanpin::catalog::app {
namespace {

void put_price(domain::product_price& into, transaction& tx, const domain::mark_claim& claim, base::instant now) {
    const auto stated = std::ranges::find(claim.prices, into.product, &domain::stated_price::product);
    if (stated != claim.prices.end()) {
        into.unit_price = stated->unit_price;
        into.stated = true;
        return;
    }
    const auto live = tx.offers().live({&into.product, 1}, now);
    if (const auto* offer = domain::find_in_force(live, now)) into.unit_price = offer->terms.tiers.front().unit_price;
}

}  // namespace

std::vector<domain::product_price> price_products(transaction& tx, const domain::mark_claim& claim, base::instant now,
                                                  bool comparison_needed) {
    const auto today = base::business_date_of(now);
    std::vector<domain::product_price> prices;
    for (const auto& id : claim.products) {
        const auto what = tx.products().find(id);
        if (!what) continue;
        const auto& details = what->details;
        const auto rule = rule_of(tx, details.category, today);
        std::vector<domain::price_comparable> like;  // of a service nothing is like by the kilogram
        if (!details.service)
            like = tx.prices().like(details.category, domain::goods_key_of(details.name_zh),
                                    domain::window_start(today, rule.terms.window_days), today);
        prices.push_back({.product = id,
                          .unit_net_mass_g = details.unit_net_mass_g,
                          .average = domain::basis_of(like, what->supplier).average,
                          .comparables_min = rule.terms.comparables_min,
                          .rule = rule.id,
                          .comparison_needed = comparison_needed,
                          .decided_on = today});
        put_price(prices.back(), tx, claim, now);
    }
    return prices;
}

}  // namespace chuanpin::catalog::app
