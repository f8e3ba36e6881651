// Whether a code fits an account's second factor: six digits of the authenticator, or a recovery code.
//
// Each try is counted before it is checked, twenty in an hour for an account. Fitting is not enough: the caller uses the code up in the
// transaction that does what it permits, and of two that race with one code only one succeeds.
#pragma once

#include <optional>
#include <string>

#include "gateway/app/ports.hpp"
#include "platform/base/cpu_pool.hpp"
#include "platform/base/random.hpp"
#include "platform/crypto/secret_box.hpp"

namespace chuanpin::gateway::app {

/// RFC 6238: the six digits of a step.
[[nodiscard]] std::string one_time_code(std::string_view secret, std::int64_t step);

/// A code that fits, not used up yet: of the authenticator (`step`), or the recovery code `number` whose hash is `hash`.
struct fitting_code {
    std::optional<std::int64_t> step{};
    int number = 0;
    std::string hash;
};

/// False where somebody else used it meanwhile.
[[nodiscard]] bool use_up(identity_transaction& transaction, const base::account_id& account, const fitting_code& code);

class check_one_time_code {
public:
    check_one_time_code(identity_unit_of_work& database, base::cpu_pool& cpu, const crypto::secret_box& box, base::random_source& random)
        : database_(database), cpu_(cpu), box_(box), random_(random) {}

    /// nullopt where it does not fit. Codes of this step and the one before are taken (RFC 6238 §5.2).
    /// Errors: one-time-codes-exhausted, and those of the database and the CPU pool.
    base::task<base::result<std::optional<fitting_code>>> operator()(const base::call_context& context, base::account_id account,
                                                                     domain::second_factor factor, std::string text);

private:
    base::task<base::result<void>> count_try(const base::call_context& context, const base::account_id& account);
    [[nodiscard]] std::optional<fitting_code> match_step(const domain::second_factor& factor, std::string_view text,
                                                         base::instant at) const;
    base::task<base::result<std::optional<fitting_code>>> match_recovery(const base::call_context& context, const base::account_id& account,
                                                                         const std::string& text);

    identity_unit_of_work& database_;
    base::cpu_pool& cpu_;
    const crypto::secret_box& box_;
    base::random_source& random_;
};

}  // namespace chuanpin::gateway::app
