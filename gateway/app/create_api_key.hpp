// An organisation makes a key for one of its programs. The text is shown once; what is kept of it cannot be used.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gateway/app/ports.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::gateway::app {

/// Checked in form by the caller (lengths, networks).
struct new_api_key {
    std::string purpose;
    std::vector<std::string> scopes;
    std::vector<std::string> allowed_networks{};
    std::optional<base::instant> expires_at{};  ///< after api_key_life_max where nothing is said
};

struct created_api_key {
    base::reply reply;
    std::string text;  ///< of the key; empty where the reply is a replay
};

class create_api_key {
public:
    create_api_key(api_key_unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// Errors: scope-not-grantable, api-key-life-invalid, api-keys-too-many.
    base::task<base::result<created_api_key>> operator()(const base::call_context& context, base::idempotent<domain::api_key> request,
                                                         new_api_key asked);

private:
    api_key_unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::gateway::app
