// A supplier puts a product on the public list (上架). The origin is decided anew, from what is known on the day.
#pragma once

#include "catalog/app/listing/reviews.hpp"
#include "catalog/app/views.hpp"
#include "platform/base/random.hpp"
#include "platform/base/version_condition.hpp"

namespace chuanpin::catalog::app {

class publish_product {
public:
    publish_product(unit_of_work& database, base::random_source& random, const review_rules& rules)
        : database_(database), random_(random), rules_(rules) {}

    /// Errors: product-not-found, version-stale, product-already-published, origin-not-proven.
    base::task<base::result<base::reply>> run(const base::call_context& context, base::idempotent<product_view> request,
                                              domain::product_id id, base::version_condition seen);

private:
    unit_of_work& database_;
    base::random_source& random_;
    review_rules rules_;
};

}  // namespace chuanpin::catalog::app
