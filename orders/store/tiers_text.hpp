// Price tiers as the column offer_version.tiers holds them: "10:6800 50:6400", read on every order, so kept lean.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "orders/domain/offer/offer.hpp"

namespace chuanpin::orders::store {

[[nodiscard]] std::string to_text(const std::vector<domain::price_tier>& tiers);
/// Throws std::logic_error where the text is not what to_text writes.
/// Of the prices of a kilogram; empty where packs have the price.
[[nodiscard]] std::string kilogram_text(const std::vector<domain::price_tier>& tiers);
/// Puts them back to the tiers of the same quantities. Throws std::logic_error where they do not fit.
void read_kilograms(std::string_view text, std::vector<domain::price_tier>& tiers);
[[nodiscard]] std::vector<domain::price_tier> parse_tiers(std::string_view text);

}  // namespace chuanpin::orders::store
