// What logistics does when the feed of orders tells of something. Synchronous: runs inside the consumer's transaction.
#pragma once

#include "logistics/app/ports.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::logistics::app {

/// Remembers the delivery; nothing else begins by itself.
void order_dispatched(transaction& store, const domain::dispatched_order& order);

/// Remembers what was accepted; a shipment of that delivery is assessed with the final mass.
/// Throws std::runtime_error where the delivery is not known: the feed is out of order, and the consumer parks it.
void order_accepted(transaction& store, const domain::delivery_id& id, base::instant accepted_at,
                    const std::vector<domain::accepted_line>& lines, base::instant now, base::random_source& random);

}  // namespace chuanpin::logistics::app
