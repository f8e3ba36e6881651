#include "gateway/consumers/webhook_feed.hpp"

#include <stdexcept>

#include <fmt/format.h>

#include "gateway/domain/webhook/event_filter.hpp"

namespace chuanpin::gateway::consumers {

namespace {

/// `data` is JSON already, and id, type and time hold nothing that JSON would escape.
std::string render(const journal::feed_entry& entry) {
    return fmt::format(R"({{"id":"{}","type":"{}","timestamp":"{}","data":{}}})", entry.id, entry.type, base::to_rfc3339(entry.occurred_at),
                       entry.data);
}

}  // namespace

app::webhook_event to_webhook_event(const journal::feed_entry& entry) {
    const auto id = base::parse_id<base::event_id>(entry.id);
    if (!id) throw std::runtime_error("a feed entry has no event id: " + entry.id);
    if (!domain::is_event_pattern(entry.type) || entry.type.ends_with('*'))
        throw std::runtime_error("a feed entry has no event type: " + entry.type);
    app::webhook_event event;
    event.id = *id;
    event.type = entry.type;
    event.aggregate_id = entry.aggregate_id;
    event.occurred_at = entry.occurred_at;
    for (const auto& who : entry.visible_to) {
        if (who == "*") event.visible_to_everybody = true;
        if (const auto organisation = base::parse_id<base::organisation_id>(who)) event.visible_to.push_back(*organisation);
    }
    event.body = render(entry);
    return event;
}

}  // namespace chuanpin::gateway::consumers
