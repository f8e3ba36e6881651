#include "logistics/consumers/orders_feed.hpp"

#include "logistics/app/follow_orders.hpp"
#include "logistics/consumers/order_event_json.hpp"

namespace chuanpin::logistics::consumers {

void apply_order_event(app::transaction& store, const journal::feed_entry& entry, base::instant now, base::random_source& random) {
    if (entry.type == "order.dispatched") {
        app::order_dispatched(store, decode_dispatched(entry.data));
    } else if (entry.type == "order.accepted") {
        const auto accepted = decode_accepted(entry.data);
        app::order_accepted(store, accepted.order, accepted.accepted_at, accepted.lines, now, random);
    }
}

}  // namespace chuanpin::logistics::consumers
