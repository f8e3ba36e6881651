// An office announces when the harvest of a variety begins in a county, one by one or a file of them; a later one of the same year
// corrects.
#pragma once

#include "catalog/app/import_counties.hpp"

namespace chuanpin::catalog::app {

class announce_harvests {
public:
    announce_harvests(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// `what` without id, key and who: they are given here. What is known already is answered as it stands.
    /// Errors: harvest-announcement-invalid, harvest-county-of-others, harvest-has-too-many-changes, organisation-unknown.
    base::task<base::result<base::reply>> one(const base::call_context& context, base::idempotent<domain::harvest_announcement> request,
                                              domain::harvest_announcement what);
    /// All or none. The same file again changes nothing. Errors: harvest-announcement-invalid by row and column,
    /// harvest-has-too-many-changes.
    base::task<base::result<base::reply>> all(const base::call_context& context, base::idempotent<import_summary> request,
                                              std::vector<domain::harvest_announcement> rows);

private:
    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::catalog::app
