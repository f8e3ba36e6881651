// An office changes how far above like goods the prices of a category may be, from a day on.
#pragma once

#include "catalog/app/ports.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::catalog::app {

class change_price_rule {
public:
    change_price_rule(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// `fresh` without id and who. Errors: price-rule-invalid, category-unknown, price-rule-has-too-many-changes.
    base::task<base::result<base::reply>> run(const base::call_context& context, base::idempotent<domain::price_rule> request,
                                              domain::price_rule fresh);

private:
    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::catalog::app
