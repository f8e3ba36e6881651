// An organisation looks at its keys and revokes one. Others' keys are not found.
#pragma once

#include <vector>

#include "gateway/app/authenticate_api_key.hpp"
#include "gateway/app/ports.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::gateway::app {

class list_api_keys {
public:
    explicit list_api_keys(api_key_unit_of_work& database) : database_(database) {}
    /// Newest first, those that were revoked or have expired too; at most the newest 200.
    base::task<base::result<std::vector<domain::api_key>>> operator()(const base::call_context& context);

private:
    api_key_unit_of_work& database_;
};

class revoke_api_key {
public:
    revoke_api_key(api_key_unit_of_work& database, authenticate_api_key& known, base::random_source& random)
        : database_(database), known_(known), random_(random) {}
    /// Errors: api-key-not-found, also where it was revoked before.
    base::task<base::result<void>> operator()(const base::call_context& context, domain::api_key_id id);

private:
    api_key_unit_of_work& database_;
    authenticate_api_key& known_;
    base::random_source& random_;
};

}  // namespace chuanpin::gateway::app
