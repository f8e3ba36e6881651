#include "gateway/app/fan_out_event.hpp"

#include "gateway/domain/webhook/event_filter.hpp"

namespace chuanpin::gateway::app {

std::size_t fan_out_event(fan_out_transaction& transaction, const webhook_event& event) {
    if (!event.visible_to_everybody && event.visible_to.empty()) return 0;
    std::vector<domain::webhook_endpoint_id> wanted;
    for (const auto& subscription : transaction.lock_subscriptions(event)) {
        if (domain::matches_any(subscription.event_types, event.type)) wanted.push_back(subscription.endpoint);
    }
    if (!wanted.empty()) transaction.add_deliveries(event, wanted);
    return wanted.size();
}

}  // namespace chuanpin::gateway::app
