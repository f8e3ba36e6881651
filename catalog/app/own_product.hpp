// What several use cases begin with: the verdict on an origin, and the lock on a product of the caller's own.
#pragma once

#include "catalog/app/ports.hpp"

namespace chuanpin::catalog::app {

/// From what is known now, for today. Errors: county-unknown, origin-place-invalid.
base::result<domain::origin_decision> decide_origin_now(transaction& tx, const domain::origin_claim& claim,
                                                        const base::call_context& context);

/// The caller's own product, locked. Errors: product-not-found, also where it belongs to another organisation.
base::result<domain::product> lock_own_product(transaction& tx, domain::product_id id, const base::call_context& context);

}  // namespace chuanpin::catalog::app
