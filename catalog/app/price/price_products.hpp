// What the products of a claim cost beside like goods, for the mark's price test.
#pragma once

#include "catalog/app/ports.hpp"

namespace chuanpin::catalog::app {

/// One for each product of the claim that is there. `comparison_needed`: whether the test fails without an average.
std::vector<domain::product_price> price_products(transaction& tx, const domain::mark_claim& claim, base::instant now,
                                                  bool comparison_needed);

}  // namespace chuanpin::catalog::app
