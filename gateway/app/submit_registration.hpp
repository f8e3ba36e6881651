// Somebody outside asks to take part: the organisation with its first administrator.
#pragma once

#include <optional>
#include <string>

#include "gateway/app/ports.hpp"
#include "gateway/domain/identity/business_contact.hpp"
#include "platform/base/cpu_pool.hpp"
#include "platform/base/random.hpp"
#include "platform/crypto/hash.hpp"
#include "platform/crypto/keyed_box.hpp"
#include "platform/crypto/password.hpp"
#include "platform/crypto/secret_box.hpp"

namespace chuanpin::gateway::app {

/// Checked in form by the caller: a natural person has an identity card, everybody else a credit code.
struct new_registration {
    std::string name;
    domain::organisation_kind kind{};
    std::string county_code;
    std::optional<std::string> credit_code{};
    std::optional<std::string> identity_card{};
    std::string login;
    std::string display_name;
    std::string password;
    std::optional<domain::business_contact> contact{};
};

/// Identity cards are kept sealed with the one and compared by a hash with the other.
struct identity_card_keys {
    crypto::secret_box box;
    crypto::digest hash_key;
};

class submit_registration {
public:
    submit_registration(identity_unit_of_work& database, base::cpu_pool& cpu, base::random_source& random, const identity_card_keys& keys,
                        const crypto::keyed_box& contacts, std::size_t open_max, crypto::password_cost cost = {})
        : database_(database), cpu_(cpu), random_(random), keys_(keys), contacts_(contacts), open_max_(open_max), cost_(cost) {}

    /// Errors: password-refused, organisation-name-taken, login-taken, registrations-full (as many wait for a decision as may, decided
    /// under a lock). Whether a card is known is nobody's business here: the operator
    /// hears of it when he activates. Registrations that wait do not exclude each other, or anybody could keep a name from its owner.
    base::task<base::result<base::reply>> operator()(const base::call_context& context, base::idempotent<domain::registration> request,
                                                     new_registration asked);

private:
    identity_unit_of_work& database_;
    base::cpu_pool& cpu_;
    base::random_source& random_;
    const identity_card_keys& keys_;
    const crypto::keyed_box& contacts_;
    std::size_t open_max_;
    crypto::password_cost cost_;
};

}  // namespace chuanpin::gateway::app
