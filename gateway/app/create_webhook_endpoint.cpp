#include "gateway/app/create_webhook_endpoint.hpp"

#include <algorithm>

#include "gateway/app/webhook_secret.hpp"
#include "gateway/domain/errors.hpp"
#include "gateway/domain/webhook/event_filter.hpp"

namespace chuanpin::gateway::app {

namespace {

base::result<void> check(const new_webhook_endpoint& asked, const domain::webhook_url_rules& rules) {
    if (auto url = domain::check_webhook_url(asked.url, rules); !url) return base::refusal(std::move(url.error()));
    const auto bad = std::ranges::find_if_not(asked.event_types, domain::is_event_pattern);
    if (bad != asked.event_types.end()) return base::refusal(domain::errors::event_type_invalid(*bad));
    return {};
}

}  // namespace

base::task<base::result<created_webhook_endpoint>> create_webhook_endpoint::operator()(const base::call_context& context,
                                                                                       base::idempotent<domain::webhook_endpoint> request,
                                                                                       new_webhook_endpoint asked) {
    if (auto checked = check(asked, rules_); !checked) co_return base::refusal(std::move(checked.error()));
    const auto secret = make_webhook_secret(random_);
    domain::webhook_endpoint endpoint;
    endpoint.id = domain::webhook_endpoint_id::make(context.now, random_);
    endpoint.organisation = context.who->organisation;
    endpoint.url = std::move(asked.url);
    endpoint.event_types = std::move(asked.event_types);
    endpoint.sealed_secret = box_.seal(secret, random_);
    endpoint.created_at = context.now;
    auto reply =
        co_await database_.write(context, std::move(request.claim), [&](webhook_transaction& transaction) -> base::result<std::string> {
            if (transaction.count_endpoints_locked(endpoint.organisation) >= domain::endpoints_per_organisation_max)
                return base::refusal(domain::errors::webhook_endpoints_too_many(domain::endpoints_per_organisation_max));
            transaction.add_endpoint(endpoint);
            return request.encode(endpoint);
        });
    if (!reply) co_return base::refusal(std::move(reply.error()));
    const bool first = !reply->replayed;
    co_return created_webhook_endpoint{*std::move(reply), first ? to_text_of_secret(secret) : std::string()};
}

}  // namespace chuanpin::gateway::app
