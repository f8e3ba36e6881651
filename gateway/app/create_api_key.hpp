// An organisation makes a key for one of its programs. What is secret of it is shown once. Of a bearer's text a hash is kept; a shared
// secret of signatures is kept sealed, and of an ed25519 key only its public half was ever here.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gateway/app/ports.hpp"
#include "platform/base/random.hpp"
#include "platform/crypto/secret_box.hpp"

namespace chuanpin::gateway::app {

inline constexpr std::size_t signing_secret_bytes = 32;

/// How a key signs, where it is no bearer.
struct new_signing {
    domain::signature_algorithm algorithm{};
    std::string public_key{};  ///< of ed25519, as it is (32 bytes); the shared secret of hmac-sha256 is ours to make
};

/// Checked in form by the caller (lengths, networks).
struct new_api_key {
    std::string purpose;
    std::vector<std::string> scopes;
    std::vector<std::string> allowed_networks{};
    std::optional<base::instant> expires_at{};  ///< after api_key_life_max where nothing is said
    std::optional<new_signing> signing{};
};

struct created_api_key {
    base::reply reply;
    std::string text;            ///< of a bearer; empty for a key that signs, and where the reply is a replay
    std::string signing_secret;  ///< base64 of what an hmac-sha256 key signs with; empty as above
};

class create_api_key {
public:
    create_api_key(api_key_unit_of_work& database, const crypto::secret_box& box, base::random_source& random)
        : database_(database), box_(box), random_(random) {}

    /// Errors: scope-not-grantable, api-key-life-invalid, public-key-refused, api-keys-too-many.
    base::task<base::result<created_api_key>> operator()(const base::call_context& context, base::idempotent<domain::api_key> request,
                                                         new_api_key asked);

private:
    struct made_secrets {
        std::string text;
        std::string signing_secret;
    };
    made_secrets make_secrets(domain::api_key& key, const std::optional<new_signing>& signing);

    api_key_unit_of_work& database_;
    const crypto::secret_box& box_;
    base::random_source& random_;
};

}  // namespace chuanpin::gateway::app
