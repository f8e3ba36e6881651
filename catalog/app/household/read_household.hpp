// A registered household with its members, for an office in charge of its village. What leaves is recorded by the gateway.
#pragma once

#include "catalog/app/household/personal_keys.hpp"
#include "catalog/app/mark_applications.hpp"

namespace chuanpin::catalog::app {

struct household_view {
    std::string number;
    std::vector<domain::household_version> versions{};  ///< all that is known now, by validity
    struct member {
        domain::household_relation relation = domain::household_relation::other;
        person who{};
    };
    std::vector<member> members{};
};

class read_household {
public:
    read_household(unit_of_work& database, const personal_keys& keys) : database_(database), keys_(keys) {}

    /// Errors: organisation-not-yet-known, household-not-found (also where the caller's office is of another place).
    base::task<base::result<household_view>> run(const base::call_context& context, std::string number);

private:
    unit_of_work& database_;
    const personal_keys& keys_;
};

}  // namespace chuanpin::catalog::app
