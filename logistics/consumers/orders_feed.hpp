// What the feed of orders means to logistics: one entry, applied inside the consumer's transaction.
#pragma once

#include "logistics/app/ports.hpp"
#include "platform/base/random.hpp"
#include "platform/journal/feed.hpp"

namespace chuanpin::logistics::consumers {

/// order.dispatched and order.accepted; other types are passed over. Throws std::runtime_error for an entry that cannot be read:
/// the consumer parks its order.
void apply_order_event(app::transaction& store, const journal::feed_entry& entry, base::instant now, base::random_source& random);

}  // namespace chuanpin::logistics::consumers
