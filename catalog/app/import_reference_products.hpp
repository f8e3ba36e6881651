// Replaces the operator's reference list by a checked one. The same list again changes nothing.
#pragma once

#include "catalog/app/exchange/known_names.hpp"
#include "catalog/app/import_counties.hpp"

namespace chuanpin::catalog::app {

/// What a row names must exist: counties in the registry, its category among the categories.
void check_names(const domain::reference_product& product, const known_names& known, const row_refusal& refuse);

class import_reference_products {
public:
    import_reference_products(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// Errors: county-unknown, category-unknown for rows that name what is not there (code of the row's fault in `fields`).
    base::task<base::result<base::reply>> run(const base::call_context& context, base::idempotent<import_summary> request,
                                              std::vector<domain::reference_product> products);

private:
    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::catalog::app
