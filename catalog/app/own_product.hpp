// What several use cases begin with: the verdict on an origin, and the lock on a product of the caller's own.
#pragma once

#include "catalog/app/ports.hpp"

namespace chuanpin::catalog::app {

/// Errors: county-unknown.
inline base::result<domain::origin_decision> decide_origin_now(transaction& tx, const std::string& county_code,
                                                               const base::call_context& context) {
    const auto versions = tx.counties().versions_of(county_code, context.now);
    return domain::decide_origin(versions, county_code, base::business_date_of(context.now));
}

/// The caller's own product, locked. Errors: product-not-found, also where it belongs to another organisation.
base::result<domain::product> lock_own_product(transaction& tx, domain::product_id id, const base::call_context& context);

}  // namespace chuanpin::catalog::app
