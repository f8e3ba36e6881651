// Signing in: a login and a password become a session.
//
// Every failure is answered alike and takes alike long: one read, one argon2id and one journal entry, whether the login exists or
// not (OWASP ASVS 5.0 §6.3.8).
#pragma once

#include <optional>
#include <string>

#include "gateway/app/address_throttle.hpp"
#include "gateway/app/check_one_time_code.hpp"
#include "gateway/app/new_session.hpp"
#include "gateway/app/ports.hpp"
#include "gateway/app/sign_in_throttle.hpp"
#include "platform/base/cpu_pool.hpp"
#include "platform/base/random.hpp"
#include "platform/crypto/password.hpp"

namespace chuanpin::gateway::app {

struct credentials {
    std::string login;
    std::string password;
    std::optional<std::string> one_time_code{};  ///< of an account with a second factor: of the authenticator, or a recovery code
    domain::client_facts from{};
};

class open_session {
public:
    open_session(identity_unit_of_work& database, session_store& sessions, base::cpu_pool& cpu, sign_in_throttle& throttle,
                 address_throttle& addresses, check_one_time_code& check_code, base::random_source& random, crypto::password_cost cost = {})
        : database_(database),
          sessions_(sessions),
          cpu_(cpu),
          throttle_(throttle),
          addresses_(addresses),
          check_code_(check_code),
          random_(random),
          cost_(cost) {}

    /// A password that was hashed with less than today's cost is hashed anew.
    /// An account with a second factor sends the code along; a wrong one is answered like a wrong password, and counts like one.
    /// Errors: credentials-wrong, one-time-code-required, one-time-codes-exhausted, sign-in-delayed, sessions-unavailable, and those of the
    /// database and the CPU pool.
    base::task<base::result<opened_session>> operator()(const base::call_context& context, credentials given);

private:
    struct verdict {
        bool fits = false;
        std::string dearer_hash;  ///< of the same password; empty where the known one is good enough
    };
    struct candidate {
        std::optional<domain::member> member;
        std::optional<domain::second_factor> factor;  ///< a confirmed one
    };
    base::task<base::result<candidate>> find(const base::call_context& context, const std::string& login);
    base::task<base::result<std::optional<fitting_code>>> check_factor(const base::call_context& context, const credentials& given,
                                                                       const candidate& found);
    base::task<base::result<verdict>> verify(base::deadline until, const std::string& password,
                                             const std::optional<domain::member>& member);
    base::task<base::error> refuse(const base::call_context& context, const credentials& given,
                                   const std::optional<domain::member>& member);
    base::task<base::result<opened_session>> open(const base::call_context& context, const credentials& given, domain::member member,
                                                  const std::string& dearer_hash, const std::optional<fitting_code>& code);

    identity_unit_of_work& database_;
    session_store& sessions_;
    base::cpu_pool& cpu_;
    sign_in_throttle& throttle_;
    address_throttle& addresses_;
    check_one_time_code& check_code_;
    base::random_source& random_;
    crypto::password_cost cost_;
};

}  // namespace chuanpin::gateway::app
