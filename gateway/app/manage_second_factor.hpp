// Somebody gives their account a second factor, confirms it with a right code, and takes it away again (OWASP ASVS 5.0 §6.5).
// Confirming and taking away end every session and open a new one, as a new password does.
#pragma once

#include <string>
#include <vector>

#include "gateway/app/authenticate_session.hpp"
#include "gateway/app/check_one_time_code.hpp"
#include "gateway/app/check_password.hpp"
#include "gateway/app/new_session.hpp"
#include "platform/crypto/password.hpp"

namespace chuanpin::gateway::app {

/// What the authenticator has to know; shown once.
struct enrolment {
    std::string secret;  ///< base 32
    std::string uri;
};

class enrol_one_time_password {
public:
    enrol_one_time_password(identity_unit_of_work& database, check_password& check, const crypto::secret_box& box,
                            base::random_source& random)
        : database_(database), check_(check), box_(box), random_(random) {}
    /// Again before it was confirmed: a new secret. Errors: those of check_password, one-time-password-enrolled.
    base::task<base::result<enrolment>> operator()(const base::call_context& context, domain::member member, std::string password,
                                                   std::string address);

private:
    identity_unit_of_work& database_;
    check_password& check_;
    const crypto::secret_box& box_;
    base::random_source& random_;
};

struct confirmed_factor {
    opened_session session;
    std::vector<std::string> recovery_codes;  ///< shown once
};

class confirm_one_time_password {
public:
    confirm_one_time_password(identity_unit_of_work& database, session_store& sessions, authenticate_session& known,
                              check_one_time_code& check, base::cpu_pool& cpu, base::random_source& random, crypto::password_cost cost = {})
        : database_(database), sessions_(sessions), known_(known), check_(check), cpu_(cpu), random_(random), cost_(cost) {}
    /// Errors: one-time-password-missing, one-time-password-enrolled, one-time-code-wrong, one-time-codes-exhausted, sessions-unavailable.
    base::task<base::result<confirmed_factor>> operator()(const base::call_context& context, domain::member member, std::string code,
                                                          domain::client_facts from);

private:
    base::task<base::result<std::vector<std::string>>> hash_all(base::deadline until, const std::vector<std::string>& letters);

    identity_unit_of_work& database_;
    session_store& sessions_;
    authenticate_session& known_;
    check_one_time_code& check_;
    base::cpu_pool& cpu_;
    base::random_source& random_;
    crypto::password_cost cost_;
};

struct factor_removal {
    std::string password;
    std::string code;  ///< of the authenticator, or a recovery code
    domain::client_facts from{};
};

class remove_one_time_password {
public:
    remove_one_time_password(identity_unit_of_work& database, session_store& sessions, authenticate_session& known,
                             check_password& password, check_one_time_code& code, base::random_source& random)
        : database_(database), sessions_(sessions), known_(known), password_(password), code_(code), random_(random) {}
    /// Errors: those of check_password, one-time-password-missing, one-time-code-wrong, one-time-codes-exhausted, sessions-unavailable.
    base::task<base::result<opened_session>> operator()(const base::call_context& context, domain::member member, factor_removal asked);

private:
    identity_unit_of_work& database_;
    session_store& sessions_;
    authenticate_session& known_;
    check_password& password_;
    check_one_time_code& code_;
    base::random_source& random_;
};

}  // namespace chuanpin::gateway::app
