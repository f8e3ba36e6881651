// An operator registers an organisation and its first account, an administrator, who makes the others. Where one person is all
// there is (sole trader, natural person), the account holds every role.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gateway/app/ports.hpp"
#include "gateway/domain/identity/business_contact.hpp"
#include "platform/base/cpu_pool.hpp"
#include "platform/base/random.hpp"
#include "platform/crypto/keyed_box.hpp"
#include "platform/crypto/password.hpp"

namespace chuanpin::gateway::app {

/// Checked in form by the caller (lengths, county code, credit code, login).
struct new_organisation {
    std::string name;
    domain::organisation_kind kind{};
    std::string county_code;
    std::optional<std::string> credit_code{};
    std::string login;
    std::string display_name;
    std::string password;               ///< password_bytes_min … password_bytes_max bytes
    std::vector<domain::role> roles{};  ///< of the account, for the whole organisation
    std::optional<domain::business_contact> contact{};
};

class register_organisation {
public:
    register_organisation(identity_unit_of_work& database, base::cpu_pool& cpu, base::random_source& random,
                          const crypto::keyed_box& contacts, crypto::password_cost cost = {})
        : database_(database), cpu_(cpu), random_(random), contacts_(contacts), cost_(cost) {}

    /// Errors: organisation-name-taken, credit-code-taken, login-taken, password-refused.
    base::task<base::result<base::reply>> operator()(const base::call_context& context, base::idempotent<domain::member> request,
                                                     new_organisation asked);

private:
    identity_unit_of_work& database_;
    base::cpu_pool& cpu_;
    base::random_source& random_;
    const crypto::keyed_box& contacts_;
    crypto::password_cost cost_;
};

}  // namespace chuanpin::gateway::app
