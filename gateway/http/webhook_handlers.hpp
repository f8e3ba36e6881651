// Handlers of webhook endpoints: decode, one use case, encode.
#pragma once

#include <vector>

#include "gateway/app/create_webhook_endpoint.hpp"
#include "gateway/app/manage_webhook_endpoints.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::gateway::http {

/// What the handlers call; all must outlive the router.
struct webhook_use_cases {
    app::create_webhook_endpoint& create;
    app::list_webhook_endpoints& list;
    app::remove_webhook_endpoint& remove;
    app::list_webhook_deliveries& deliveries;
};

void add_webhook_rows(std::vector<chuanpin::http::router::row>& rows, const webhook_use_cases& use);

}  // namespace chuanpin::gateway::http
