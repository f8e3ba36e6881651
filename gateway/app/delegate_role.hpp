// Whoever holds a role lends it to a colleague for a while.
#pragma once

#include "gateway/app/ports.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::gateway::app {

struct new_delegation {
    domain::role_assignment_id source{};
    base::account_id account{};                 ///< who gets it
    std::optional<base::instant> valid_from{};  ///< empty: now
    base::instant valid_to{};
};

class delegate_role {
public:
    delegate_role(identity_unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}
    /// Errors: role-assignment-not-found (not one's own), account-not-found, account-closed, and those of domain::may_delegate
    /// and domain::may_add.
    base::task<base::result<base::reply>> operator()(const base::call_context& context, base::idempotent<domain::role_assignment> request,
                                                     new_delegation asked);

private:
    identity_unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::gateway::app
