// Brings the registry of places to what a checked list says. The same list again changes nothing.
#pragma once

#include <vector>

#include "catalog/app/import_counties.hpp"

namespace chuanpin::catalog::app {

class import_places {
public:
    import_places(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// Each row's facts hold from its day until the next known change; places that the list does not name stay as they are. All rows
    /// or none. Errors: registry-rows-invalid by row and column (a county that the registry does not know).
    base::task<base::result<base::reply>> run(const base::call_context& context, base::idempotent<import_summary> request,
                                              std::vector<domain::place_version> rows);

private:
    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::catalog::app
