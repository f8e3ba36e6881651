// Brings the registry of poor households and their members to what a checked list says. The same list again changes nothing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/app/household/personal_keys.hpp"
#include "catalog/app/import_counties.hpp"

namespace chuanpin::catalog::app {

class import_households {
public:
    import_households(unit_of_work& database, base::random_source& random, const personal_keys& keys)
        : database_(database), random_(random), keys_(keys) {}

    /// A household of the list has from now on the members of the list; who is listed here and stood elsewhere has moved. Households that
    /// the list does not name stay as they are. All rows or none. `changed` counts households and members.
    /// Errors: registry-rows-invalid by row and column (a village that the registry of places does not know).
    base::task<base::result<base::reply>> run(const base::call_context& context, base::idempotent<import_summary> request,
                                              std::vector<household_row> rows);

private:
    unit_of_work& database_;
    base::random_source& random_;
    const personal_keys& keys_;
};

}  // namespace chuanpin::catalog::app
