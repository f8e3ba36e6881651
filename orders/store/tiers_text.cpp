#include "orders/store/tiers_text.hpp"

#include <stdexcept>

#include "orders/store/pairs_text.hpp"

namespace chuanpin::orders::store {

std::string to_text(const std::vector<domain::price_tier>& tiers) {
    integer_pairs pairs;
    for (const auto& tier : tiers) pairs.emplace_back(tier.quantity_from, tier.unit_price.value);
    return pairs_text(pairs);
}

std::string kilogram_text(const std::vector<domain::price_tier>& tiers) {
    integer_pairs pairs;
    for (const auto& tier : tiers)
        if (tier.kilogram_price) pairs.emplace_back(tier.quantity_from, tier.kilogram_price->value);
    return pairs_text(pairs);
}

void read_kilograms(std::string_view text, std::vector<domain::price_tier>& tiers) {
    if (text.empty()) return;
    const auto pairs = parse_pairs(text, "offer_version.kilogram_tiers");
    if (pairs.size() != tiers.size()) throw std::logic_error("offer_version.kilogram_tiers are not those of its tiers");
    for (std::size_t i = 0; i < tiers.size(); ++i) {
        if (pairs[i].first != tiers[i].quantity_from) throw std::logic_error("offer_version.kilogram_tiers are not those of its tiers");
        tiers[i].kilogram_price = base::fen{pairs[i].second};
    }
}

std::vector<domain::price_tier> parse_tiers(std::string_view text) {
    std::vector<domain::price_tier> tiers;
    for (const auto& [quantity, price] : parse_pairs(text, "offer_version.tiers")) tiers.push_back({quantity, base::fen{price}});
    return tiers;
}

}  // namespace chuanpin::orders::store
