// A supplier offers a product at prices by quantity, or replaces its prices from a moment on.
#pragma once

#include "catalog/app/publish_terms.hpp"

namespace chuanpin::catalog::app {

class publish_offer {
public:
    publish_offer(unit_of_work& database, base::random_source& random, const review_rules& rules, domain::spike_limits spikes)
        : database_(database), random_(random), rules_{rules, spikes} {}

    /// Errors: tiers-invalid, offer-conditions-invalid, offer-validity-invalid, product-not-found, product-not-published, offer-overlaps,
    /// offer-rewrites-past, offer-has-too-many-versions, comparable-goods-unknown, offer-price-too-high, offer-price-unexplained.
    base::task<base::result<base::reply>> run(const base::call_context& context, base::idempotent<offer_view> request,
                                              domain::product_id product, offer_request asked);

private:
    unit_of_work& database_;
    base::random_source& random_;
    publication_rules rules_;
};

}  // namespace chuanpin::catalog::app
