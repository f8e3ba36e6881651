// Somebody changes their password: the old one is asked again, every session ends, and a new one begins.
#pragma once

#include <string>

#include "gateway/app/authenticate_session.hpp"
#include "gateway/app/check_password.hpp"
#include "gateway/app/new_session.hpp"
#include "platform/base/cpu_pool.hpp"
#include "platform/base/random.hpp"
#include "platform/crypto/password.hpp"

namespace chuanpin::gateway::app {

struct new_password {
    std::string old_password;
    std::string password;
    domain::client_facts from{};
};

class change_password {
public:
    change_password(identity_unit_of_work& database, session_store& sessions, authenticate_session& known, check_password& check,
                    base::cpu_pool& cpu, base::random_source& random, crypto::password_cost cost = {})
        : database_(database), sessions_(sessions), known_(known), check_(check), cpu_(cpu), random_(random), cost_(cost) {}

    /// `member` is who is signed in. Errors: those of check_password, password-refused, password-changed-meanwhile, sessions-unavailable
    /// (then the password is the new one, and signing in with it opens a session).
    base::task<base::result<opened_session>> operator()(const base::call_context& context, domain::member member, new_password asked);

private:
    base::task<base::result<opened_session>> replace(const base::call_context& context, domain::member member, const new_password& asked,
                                                     const std::string& hash);

    identity_unit_of_work& database_;
    session_store& sessions_;
    authenticate_session& known_;
    check_password& check_;
    base::cpu_pool& cpu_;
    base::random_source& random_;
    crypto::password_cost cost_;
};

}  // namespace chuanpin::gateway::app
