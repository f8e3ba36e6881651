// An administrator gives a role to another person's account of his organisation, or ends one.
#pragma once

#include <optional>

#include "gateway/app/ports.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::gateway::app {

struct new_role_assignment {
    base::account_id account{};
    domain::role what{};
    std::optional<base::unit_id> unit{};        ///< empty: the whole organisation
    std::optional<base::instant> valid_from{};  ///< empty: now
    std::optional<base::instant> valid_to{};
};

class grant_role {
public:
    grant_role(identity_unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// Errors: account-not-found, account-closed, unit-not-found, same-person, and those of domain::may_add.
    base::task<base::result<base::reply>> operator()(const base::call_context& context, base::idempotent<domain::role_assignment> request,
                                                     new_role_assignment asked);

private:
    identity_unit_of_work& database_;
    base::random_source& random_;
};

class end_role {
public:
    explicit end_role(identity_unit_of_work& database) : database_(database) {}

    /// Whoever lent the role out may end that too. What was delegated from it ends with it; one that has ended stays as it is.
    /// Errors: role-assignment-not-found, same-person (an administrator does not end his own roles: somebody has to remain).
    base::task<base::result<base::reply>> operator()(const base::call_context& context, base::idempotent<domain::role_assignment> request,
                                                     domain::role_assignment_id id);

private:
    identity_unit_of_work& database_;
};

}  // namespace chuanpin::gateway::app
