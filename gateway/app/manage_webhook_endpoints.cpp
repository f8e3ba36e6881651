#include "gateway/app/manage_webhook_endpoints.hpp"

#include "gateway/domain/errors.hpp"
#include "platform/base/fresh_receipt.hpp"

namespace chuanpin::gateway::app {

namespace {

base::result<domain::webhook_endpoint> own_endpoint(webhook_transaction& transaction, const base::call_context& context,
                                                    const domain::webhook_endpoint_id& id) {
    auto endpoint = transaction.find_endpoint(id);
    if (!endpoint || endpoint->organisation != context.who->organisation)
        return base::refusal(domain::errors::webhook_endpoint_not_found(id));
    return *std::move(endpoint);
}

}  // namespace

base::task<base::result<std::vector<domain::webhook_endpoint>>> list_webhook_endpoints::operator()(const base::call_context& context) {
    std::vector<domain::webhook_endpoint> endpoints;
    const auto read = co_await database_.read(context, [&](webhook_transaction& transaction) -> base::result<void> {
        endpoints = transaction.list_endpoints(context.who->organisation);
        return {};
    });
    if (!read) co_return base::refusal(read.error());
    co_return endpoints;
}

base::task<base::result<void>> remove_webhook_endpoint::operator()(const base::call_context& context, domain::webhook_endpoint_id id) {
    auto claim = base::fresh_receipt("remove_webhook_endpoint", context.now, random_);
    const auto written =
        co_await database_.write(context, std::move(claim), [&](webhook_transaction& transaction) -> base::result<std::string> {
            const auto endpoint = own_endpoint(transaction, context, id);
            if (!endpoint) return base::refusal(endpoint.error());
            transaction.remove_endpoint(*endpoint);
            return std::string();
        });
    if (!written) co_return base::refusal(written.error());
    co_return base::result<void>{};
}

base::task<base::result<std::vector<delivery_view>>> list_webhook_deliveries::operator()(const base::call_context& context,
                                                                                         domain::webhook_endpoint_id id,
                                                                                         std::int64_t before, std::size_t limit) {
    std::vector<delivery_view> deliveries;
    const auto read = co_await database_.read(context, [&](webhook_transaction& transaction) -> base::result<void> {
        if (const auto endpoint = own_endpoint(transaction, context, id); !endpoint) return base::refusal(endpoint.error());
        deliveries = transaction.list_deliveries(id, before, limit);
        return {};
    });
    if (!read) co_return base::refusal(read.error());
    co_return deliveries;
}

}  // namespace chuanpin::gateway::app
