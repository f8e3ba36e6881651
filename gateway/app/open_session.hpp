// Signing in: a login and a password become a session.
//
// Every failure is answered alike and takes alike long: one read, one argon2id, whether the login exists or not
// (OWASP ASVS 5.0 §6.3.8).
#pragma once

#include <string>

#include "gateway/app/ports.hpp"
#include "gateway/app/sign_in_throttle.hpp"
#include "platform/base/cpu_pool.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::gateway::app {

struct credentials {
    std::string login;
    std::string password;
};

struct opened_session {
    std::string token;  ///< for the cookie; nobody else keeps it
    std::string token_hash;
    domain::member member;
    base::principal principal;  ///< as of now
};

class open_session {
public:
    open_session(identity_unit_of_work& database, session_store& sessions, base::cpu_pool& cpu, base::random_source& random)
        : database_(database), sessions_(sessions), cpu_(cpu), random_(random) {}

    /// Errors: credentials-wrong, sign-in-delayed, sessions-unavailable, and those of the database and the CPU pool.
    base::task<base::result<opened_session>> operator()(const base::call_context& context, credentials given);

private:
    base::task<base::result<std::optional<domain::member>>> find(const base::call_context& context, const std::string& login);
    base::task<base::result<bool>> verify(const std::string& password, const std::optional<domain::member>& member);
    base::task<base::result<opened_session>> open(const base::call_context& context, domain::member member);

    identity_unit_of_work& database_;
    session_store& sessions_;
    base::cpu_pool& cpu_;
    base::random_source& random_;
    sign_in_throttle throttle_;
};

}  // namespace chuanpin::gateway::app
