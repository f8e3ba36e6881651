// A supplier offers a product at prices by quantity, or replaces its prices from a moment on.
#pragma once

#include "catalog/app/listing/reviews.hpp"
#include "catalog/app/views.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::catalog::app {

class publish_offer {
public:
    publish_offer(unit_of_work& database, base::random_source& random, const review_rules& rules)
        : database_(database), random_(random), rules_(rules) {}

    /// Errors: tiers-invalid, offer-validity-invalid, product-not-found, product-not-published, offer-overlaps,
    /// offer-rewrites-past, offer-has-too-many-versions.
    base::task<base::result<base::reply>> run(const base::call_context& context, base::idempotent<offer_view> request,
                                              domain::product_id product, domain::offer_terms terms);

private:
    unit_of_work& database_;
    base::random_source& random_;
    review_rules rules_;
};

}  // namespace chuanpin::catalog::app
