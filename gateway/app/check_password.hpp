// Asks somebody who is signed in for their password again, before what must not be done with a borrowed session.
#pragma once

#include <string>

#include "gateway/app/ports.hpp"
#include "gateway/app/sign_in_throttle.hpp"
#include "platform/base/cpu_pool.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::gateway::app {

class check_password {
public:
    check_password(identity_unit_of_work& database, base::cpu_pool& cpu, sign_in_throttle& throttle, base::random_source& random)
        : database_(database), cpu_(cpu), throttle_(throttle), random_(random) {}

    /// Wrong ones count as failed sign-ins do. Errors: old-password-wrong, sign-in-delayed, and those of the CPU pool.
    base::task<base::result<void>> operator()(const base::call_context& context, const domain::member& member, std::string password,
                                              std::string address);
    /// Counts a failure and writes it down: what a wrong second factor does too.
    base::task<base::result<void>> record_failure(const base::call_context& context, const domain::member& member, std::string address);

private:
    identity_unit_of_work& database_;
    base::cpu_pool& cpu_;
    sign_in_throttle& throttle_;
    base::random_source& random_;
};

}  // namespace chuanpin::gateway::app
