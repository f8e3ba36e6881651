// Handlers of API keys: decode, one use case, encode.
#pragma once

#include <vector>

#include "gateway/app/create_api_key.hpp"
#include "gateway/app/manage_api_keys.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::gateway::http {

/// What the handlers call; all must outlive the router.
struct api_key_use_cases {
    app::create_api_key& create;
    app::list_api_keys& list;
    app::revoke_api_key& revoke;
};

void add_api_key_rows(std::vector<chuanpin::http::router::row>& rows, const api_key_use_cases& use);

}  // namespace chuanpin::gateway::http
