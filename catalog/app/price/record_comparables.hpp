// The price office and the operator record what like goods cost elsewhere, one by one or a file of them, and withdraw what was wrong.
#pragma once

#include "catalog/app/import_counties.hpp"

namespace chuanpin::catalog::app {

class record_comparables {
public:
    record_comparables(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// `what` without id, key and who: they are given here. Errors: price-comparable-invalid, category-unknown,
    /// price-comparable-recorded.
    base::task<base::result<base::reply>> one(const base::call_context& context, base::idempotent<domain::price_comparable> request,
                                              domain::price_comparable what);
    /// All or none. What is recorded already with the same price is passed over, so that the same file again changes nothing.
    /// Errors: those of `one`, by row and column.
    base::task<base::result<base::reply>> all(const base::call_context& context, base::idempotent<import_summary> request,
                                              std::vector<domain::price_comparable> rows);
    /// Errors: price-comparable-not-found, price-comparable-withdrawn.
    base::task<base::result<base::reply>> withdraw(const base::call_context& context, base::idempotent<domain::price_comparable> request,
                                                   domain::price_comparable_id id, std::string reason);

private:
    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::catalog::app
