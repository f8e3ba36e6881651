// Holds the tiers of an offer against like goods, inside the transaction that publishes it.
#pragma once

#include "catalog/app/ports.hpp"

namespace chuanpin::catalog::app {

/// Which goods the product is like. Errors: comparable-goods-unknown for a name that is neither of the reference list nor of a comparable,
/// each of the product's category.
base::result<std::string> like_goods_of(transaction& tx, const domain::product& what, const std::optional<std::string>& comparable_name);

/// The rule of that category and day; throws std::logic_error where there is none (the first row is of any category).
domain::price_rule rule_of(transaction& tx, const std::string& category, base::business_date on);

/// The verdict; accepted ones only. Errors: comparable-goods-unknown, offer-price-too-high, offer-price-unexplained.
base::result<domain::price_evidence> guard_offer(transaction& tx, const domain::product& what, const domain::offer_terms& terms,
                                                 const price_statement& statement, base::instant now);

}  // namespace chuanpin::catalog::app
