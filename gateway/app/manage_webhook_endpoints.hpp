// A subscriber looks at its endpoints and their deliveries, and removes an endpoint. Others' endpoints are not found.
#pragma once

#include <vector>

#include "gateway/app/ports.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::gateway::app {

class list_webhook_endpoints {
public:
    explicit list_webhook_endpoints(webhook_unit_of_work& database) : database_(database) {}
    base::task<base::result<std::vector<domain::webhook_endpoint>>> operator()(const base::call_context& context);

private:
    webhook_unit_of_work& database_;
};

class remove_webhook_endpoint {
public:
    remove_webhook_endpoint(webhook_unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}
    /// Errors: webhook-endpoint-not-found.
    base::task<base::result<void>> operator()(const base::call_context& context, domain::webhook_endpoint_id id);

private:
    webhook_unit_of_work& database_;
    base::random_source& random_;
};

class list_webhook_deliveries {
public:
    explicit list_webhook_deliveries(webhook_unit_of_work& database) : database_(database) {}
    /// `before` as in webhook_transaction. Errors: webhook-endpoint-not-found.
    base::task<base::result<std::vector<delivery_view>>> operator()(const base::call_context& context, domain::webhook_endpoint_id id,
                                                                    std::int64_t before, std::size_t limit);

private:
    webhook_unit_of_work& database_;
};

}  // namespace chuanpin::gateway::app
