// Brings the county registry to what a checked list says, from a day on. The same list again changes nothing.
#pragma once

#include <string>
#include <vector>

#include "catalog/app/exchange/ports.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::catalog::app {

struct import_summary {
    std::int64_t rows = 0;     ///< in the list
    std::int64_t changed = 0;  ///< whose facts were new to the registry
};

class import_counties {
public:
    import_counties(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// Counties that the list does not name stay as they are. All rows or none.
    base::task<base::result<base::reply>> run(const base::call_context& context, base::idempotent<import_summary> request,
                                              std::vector<county_row> rows, base::business_date valid_from);

private:
    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::catalog::app
