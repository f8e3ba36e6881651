// An administrator makes an account for another person of his organisation.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gateway/app/ports.hpp"
#include "platform/base/cpu_pool.hpp"
#include "platform/base/random.hpp"
#include "platform/crypto/password.hpp"

namespace chuanpin::gateway::app {

/// Checked in form by the caller.
struct new_account {
    std::string login;
    std::string display_name;
    std::string password;
    std::vector<domain::role> roles{};    ///< from now on, without an end; unique
    std::optional<base::unit_id> unit{};  ///< where; empty: the whole organisation
};

class create_account {
public:
    create_account(identity_unit_of_work& database, base::cpu_pool& cpu, base::random_source& random, crypto::password_cost cost = {})
        : database_(database), cpu_(cpu), random_(random), cost_(cost) {}

    /// In the organisation of who asks. Errors: password-refused, login-taken, role-not-for-kind, unit-not-found.
    base::task<base::result<base::reply>> operator()(const base::call_context& context, base::idempotent<account_view> request,
                                                     new_account asked);

private:
    identity_unit_of_work& database_;
    base::cpu_pool& cpu_;
    base::random_source& random_;
    crypto::password_cost cost_;
};

}  // namespace chuanpin::gateway::app
