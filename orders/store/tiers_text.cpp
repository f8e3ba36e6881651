#include "orders/store/tiers_text.hpp"

#include "orders/store/pairs_text.hpp"

namespace chuanpin::orders::store {

std::string to_text(const std::vector<domain::price_tier>& tiers) {
    integer_pairs pairs;
    for (const auto& tier : tiers) pairs.emplace_back(tier.quantity_from, tier.unit_price.value);
    return pairs_text(pairs);
}

std::vector<domain::price_tier> parse_tiers(std::string_view text) {
    std::vector<domain::price_tier> tiers;
    for (const auto& [quantity, price] : parse_pairs(text, "offer_version.tiers")) tiers.push_back({quantity, base::fen{price}});
    return tiers;
}

}  // namespace chuanpin::orders::store
