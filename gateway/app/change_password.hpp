// Somebody changes their password: the old one is asked again, every session ends, and a new one begins.
#pragma once

#include <string>

#include "gateway/app/authenticate_session.hpp"
#include "gateway/app/new_session.hpp"
#include "gateway/app/sign_in_throttle.hpp"
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
    change_password(identity_unit_of_work& database, session_store& sessions, authenticate_session& known, base::cpu_pool& cpu,
                    sign_in_throttle& throttle, base::random_source& random, crypto::password_cost cost = {})
        : database_(database), sessions_(sessions), known_(known), cpu_(cpu), throttle_(throttle), random_(random), cost_(cost) {}

    /// `member` is who is signed in. Wrong old passwords count as failed sign-ins do.
    /// Errors: old-password-wrong, sign-in-delayed, password-refused, password-changed-meanwhile, sessions-unavailable (then the password
    /// is the new one, and signing in with it opens a session).
    base::task<base::result<opened_session>> operator()(const base::call_context& context, domain::member member, new_password asked);

private:
    base::task<base::result<void>> check_old(const base::call_context& context, const domain::member& member, const new_password& asked);
    base::task<base::result<opened_session>> replace(const base::call_context& context, domain::member member, const new_password& asked,
                                                     const std::string& hash);

    identity_unit_of_work& database_;
    session_store& sessions_;
    authenticate_session& known_;
    base::cpu_pool& cpu_;
    sign_in_throttle& throttle_;
    base::random_source& random_;
    crypto::password_cost cost_;
};

}  // namespace chuanpin::gateway::app
