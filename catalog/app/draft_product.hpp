// A supplier describes a product. Nobody else sees it before its publication.
#pragma once

#include "catalog/app/views.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::catalog::app {

class draft_product {
public:
    draft_product(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// The supplier is the caller's organisation. Errors: county-unknown, origin-place-invalid, category-unknown, storage-out-of-class.
    base::task<base::result<base::reply>> run(const base::call_context& context, base::idempotent<product_view> request,
                                              domain::product_details details);

private:
    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::catalog::app
