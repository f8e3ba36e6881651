// One event becomes one delivery for each endpoint that wants it and may see it.
#pragma once

#include "gateway/app/ports.hpp"

namespace chuanpin::gateway::app {

/// Runs on a database thread, inside the transaction that moves the feed's cursor. Answers the number of deliveries.
std::size_t fan_out_event(fan_out_transaction& transaction, const webhook_event& event);

}  // namespace chuanpin::gateway::app
