// Turns an entry of another service's feed into an event for webhooks.
#pragma once

#include <optional>

#include "gateway/app/ports.hpp"
#include "platform/journal/feed.hpp"

namespace chuanpin::gateway::consumers {

/// Renders the body that every receiver and every attempt gets: {"id", "type", "timestamp", "data"} (Standard Webhooks 1.0.0,
/// "Payload structure"). Throws std::runtime_error where the entry's id or type is malformed: the consumer then parks its aggregate.
[[nodiscard]] app::webhook_event to_webhook_event(const journal::feed_entry& entry);

}  // namespace chuanpin::gateway::consumers
