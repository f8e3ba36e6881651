// What becomes of a registration: the county recommends it, the operator activates or refuses it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gateway/app/ports.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::gateway::app {

class recommend_registration {
public:
    explicit recommend_registration(identity_unit_of_work& database) : database_(database) {}
    /// By a county's government or its poverty-relief office, for its own county. Errors: registration-not-found (other counties'
    /// too), registration-state.
    base::task<base::result<base::reply>> operator()(const base::call_context& context, base::idempotent<domain::registration> request,
                                                     domain::registration_id id);

private:
    identity_unit_of_work& database_;
};

class decide_registration {
public:
    decide_registration(identity_unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// The organisation and its first account are there from then on. Errors: registration-not-found, registration-state,
    /// same-person, organisation-name-taken, credit-code-taken, identity-card-taken, login-taken.
    base::task<base::result<base::reply>> activate(const base::call_context& context, base::idempotent<domain::registration> request,
                                                   domain::registration_id id);
    /// Errors: registration-not-found, registration-state, same-person.
    base::task<base::result<base::reply>> refuse(const base::call_context& context, base::idempotent<domain::registration> request,
                                                 domain::registration_id id, std::string reason);

private:
    identity_unit_of_work& database_;
    base::random_source& random_;
};

class read_registrations {
public:
    explicit read_registrations(identity_unit_of_work& database) : database_(database) {}
    /// For everybody who knows its id, which nobody can guess. Errors: registration-not-found.
    base::task<base::result<domain::registration>> get(const base::call_context& context, domain::registration_id id);
    /// Newest first: the operator sees all, who may recommend those of the county, others none.
    base::task<base::result<std::vector<domain::registration>>> list(const base::call_context& context, registration_filter filter);

private:
    identity_unit_of_work& database_;
};

}  // namespace chuanpin::gateway::app
