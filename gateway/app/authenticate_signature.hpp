// Which key signed a request (RFC 9421), whether it did so over all that matters, over this content, now, and for the first time.
//
// The database alone decides, and nothing is remembered here: a revoked key is dead at once in every process. An unknown key costs the
// same read and the same check as a wrong signature, and is answered alike.
#pragma once

#include "gateway/app/authenticate_api_key.hpp"
#include "gateway/app/ports.hpp"
#include "gateway/domain/signing/signature_rules.hpp"
#include "platform/base/random.hpp"
#include "platform/crypto/secret_box.hpp"

namespace chuanpin::gateway::app {

/// Whether `key` (32 bytes of a public key, or a shared secret) made the signature by the algorithm that it names. Pure.
[[nodiscard]] bool verifies(const domain::request_signature& signature, std::string_view signature_base, std::string_view key);

class authenticate_signature {
public:
    authenticate_signature(api_key_unit_of_work& database, request_nonces& nonces, const crypto::secret_box& box,
                           base::random_source& random)
        : database_(database), nonces_(nonces), box_(box), random_(random) {}

    /// Errors: those of read_request_signature, check_coverage and check_times; signature-component-absent, signature-wrong,
    /// digest-malformed, digest-wrong, nonce-used; those of the database. Whether the client's address is allowed is for the caller to see.
    base::task<base::result<authenticated_api_key>> operator()(const base::call_context& context, const domain::signed_message& message);

private:
    base::task<base::result<known_api_key>> verify(const base::call_context& context, const domain::request_signature& signature,
                                                   std::string signature_base);
    /// What the key's signatures of that algorithm are checked with; nullopt for a bearer, a dead key and one of the other algorithm.
    [[nodiscard]] std::optional<std::string> open(const domain::api_key& key, domain::signature_algorithm algorithm,
                                                  base::instant at) const;
    base::task<base::result<void>> claim_nonce(const base::call_context& context, const domain::api_key_id& key,
                                               const domain::request_signature& signature);

    api_key_unit_of_work& database_;
    request_nonces& nonces_;
    const crypto::secret_box& box_;
    base::random_source& random_;
};

}  // namespace chuanpin::gateway::app
