// One event becomes one delivery for each endpoint that wants it and may see it.
#pragma once

#include "gateway/app/ports.hpp"

namespace chuanpin::gateway::app {

/// A page of events, in their order. Runs on a database thread, inside the transaction that moves the feed's cursor; the number of
/// statements does not grow with the page. Answers the number of deliveries.
std::size_t fan_out_events(fan_out_transaction& transaction, std::span<const webhook_event> events);

}  // namespace chuanpin::gateway::app
