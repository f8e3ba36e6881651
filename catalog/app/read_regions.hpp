// The county registry, the categories and the operator's reference list, as anybody may read them.
#pragma once

#include "catalog/app/views.hpp"

namespace chuanpin::catalog::app {

class read_regions {
public:
    explicit read_regions(unit_of_work& database) : database_(database) {}

    base::task<base::result<county_page>> page(const base::call_context& context, county_filter filter, std::string after_code,
                                               std::size_t limit);
    /// What was known at `known_at` of the county on that day.
    /// Errors: county-not-found, county-status-unknown (the registry knows the county, but not that day).
    base::task<base::result<domain::county_version>> one(const base::call_context& context, std::string code, base::business_date on,
                                                         base::instant known_at);
    base::task<base::result<std::vector<category>>> categories(const base::call_context& context, base::business_date on);
    base::task<base::result<std::vector<domain::reference_product>>> references(const base::call_context& context);

private:
    unit_of_work& database_;
};

}  // namespace chuanpin::catalog::app
