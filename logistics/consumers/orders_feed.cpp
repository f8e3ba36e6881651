#include "logistics/consumers/orders_feed.hpp"

#include "logistics/app/follow_orders.hpp"
#include "logistics/consumers/order_event_json.hpp"

namespace chuanpin::logistics::consumers {

namespace {

void accept(app::transaction& store, const accepted_order& accepted, base::instant now, base::random_source& random) {
    app::order_accepted(store, accepted.delivery, accepted.accepted_at, accepted.lines, now, random);
}

}  // namespace

void apply_order_event(app::transaction& store, const journal::feed_entry& entry, base::instant now, base::random_source& random) {
    if (entry.type == "delivery.shipped") {
        app::order_dispatched(store, decode_shipped_delivery(entry.data));
    } else if (entry.type == "delivery.accepted") {
        accept(store, decode_accepted_delivery(entry.data), now, random);
    } else if (entry.type == "order.dispatched") {
        if (!told_by_deliveries(entry.data)) app::order_dispatched(store, decode_dispatched(entry.data));
    } else if (entry.type == "order.accepted") {
        if (!told_by_deliveries(entry.data)) accept(store, decode_accepted(entry.data), now, random);
    }
}

}  // namespace chuanpin::logistics::consumers
