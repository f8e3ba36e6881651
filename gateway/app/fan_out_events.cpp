#include "gateway/app/fan_out_events.hpp"

#include <algorithm>

#include "gateway/domain/webhook/event_filter.hpp"

namespace chuanpin::gateway::app {

namespace {

bool is_public(const webhook_event& event) { return event.visible_to_everybody || !event.visible_to.empty(); }

bool may_see(const subscription& subscriber, const webhook_event& event) {
    return event.visible_to_everybody || std::ranges::find(event.visible_to, subscriber.organisation) != event.visible_to.end();
}

std::vector<domain::webhook_endpoint_id> wanted_by(std::span<const subscription> subscribers, const webhook_event& event) {
    std::vector<domain::webhook_endpoint_id> wanted;
    for (const auto& each : subscribers)
        if (may_see(each, event) && domain::matches_any(each.event_types, event.type)) wanted.push_back(each.endpoint);
    return wanted;
}

}  // namespace

std::size_t fan_out_events(fan_out_transaction& transaction, std::span<const webhook_event> events) {
    if (std::ranges::none_of(events, is_public)) return 0;
    const auto subscribers = transaction.lock_subscriptions(events);
    std::vector<wanted_event> wanted;
    std::size_t deliveries = 0;
    for (const auto& event : events) {
        auto endpoints = wanted_by(subscribers, event);
        if (endpoints.empty()) continue;
        deliveries += endpoints.size();
        wanted.push_back({&event, std::move(endpoints)});
    }
    if (!wanted.empty()) transaction.add_deliveries(wanted);
    return deliveries;
}

}  // namespace chuanpin::gateway::app
