// Closing: what was used is never deleted, it ends.
#pragma once

#include "gateway/app/ports.hpp"

namespace chuanpin::gateway::app {

/// An administrator closes another person's account of his organisation.
class close_account {
public:
    explicit close_account(identity_unit_of_work& database) : database_(database) {}
    /// Ends its sessions (within five seconds), its roles and what it lent out. Errors: account-not-found, account-closed, same-person.
    base::task<base::result<base::reply>> operator()(const base::call_context& context, base::idempotent<account_view> request,
                                                     base::account_id id);

private:
    identity_unit_of_work& database_;
};

/// The operator closes an organisation with its accounts.
class close_organisation {
public:
    explicit close_organisation(identity_unit_of_work& database) : database_(database) {}
    /// Errors: organisation-not-found, organisation-closed, organisation-in-use (open ones stand below it), same-person (one's own).
    base::task<base::result<base::reply>> operator()(const base::call_context& context, base::idempotent<domain::organisation> request,
                                                     base::organisation_id id);

private:
    identity_unit_of_work& database_;
};

}  // namespace chuanpin::gateway::app
