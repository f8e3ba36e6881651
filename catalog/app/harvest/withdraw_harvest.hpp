// An office takes back what it announced of a harvest, with nothing in its place. What was known before stays readable.
#pragma once

#include "catalog/app/ports.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::catalog::app {

class withdraw_harvest {
public:
    withdraw_harvest(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// Lots are held against it no more, neither here nor in orders, which hears of it by `harvest.withdrawn`.
    /// Errors: harvest-announcement-not-found, harvest-county-of-others, harvest-announcement-superseded, organisation-unknown.
    base::task<base::result<base::reply>> run(const base::call_context& context, base::idempotent<domain::harvest_announcement> request,
                                              std::int64_t id, std::string reason);

private:
    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::catalog::app
