// Holds as the column product_listing.holds keeps them, a line for each: "licence_expired 2026-06-01 - pmt_…". Read on every order.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "orders/domain/eligibility/listing_hold.hpp"

namespace chuanpin::orders::store {

[[nodiscard]] std::string to_text(const std::vector<domain::listing_hold>& holds);
/// Throws std::logic_error where the text is not what to_text writes.
[[nodiscard]] std::vector<domain::listing_hold> parse_holds(std::string_view text);

}  // namespace chuanpin::orders::store
