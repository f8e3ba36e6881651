#include "logistics/app/create_shipment.hpp"

#include "logistics/domain/errors.hpp"

namespace chuanpin::logistics::app {

namespace {

namespace errors = domain::errors;

// The one that was named, or the only one that there is.
base::result<domain::dispatched_order> find_asked(transaction& store, const create_shipment::command& asked) {
    constexpr std::size_t enough = 100;
    auto wanted = asked.delivery;
    if (!wanted) {
        const auto all = store.list_deliveries(asked.order, enough);
        if (all.empty()) return base::refusal(errors::order_not_yet_known(asked.order));
        if (all.size() > 1) return base::refusal(errors::delivery_required(asked.order, all.size()));
        wanted = all.front();
    }
    auto found = store.find_delivery(*wanted);
    if (!found) return base::refusal(errors::order_not_yet_known(asked.order));
    if (found->id != asked.order) return base::refusal(errors::order_not_found(asked.order));
    return *std::move(found);
}

base::result<domain::shipment> create(transaction& store, const base::call_context& context, const create_shipment::command& asked,
                                      base::random_source& random) {
    const auto order = find_asked(store, asked);
    if (!order) return base::refusal(order.error());
    if (order->supplier != context.who->organisation) return base::refusal(errors::order_not_found(asked.order));
    if (const auto other = store.find_shipment_of(order->delivery)) return base::refusal(errors::shipment_exists(asked.order, other->id));
    auto made = domain::load(*order, asked.stated, domain::shipment_id::make(context.now, random), context.now);
    if (!made) return made;
    if (!store.insert_shipment(*made)) {
        // Another transaction was faster: its shipment is the one.
        const auto other = store.find_shipment_of(order->delivery);
        return base::refusal(errors::shipment_exists(asked.order, other ? other->id : domain::shipment_id{}));
    }
    store.record(base::event_id::make(context.now, random), domain::shipment_created{*made});
    return made;
}

}  // namespace

base::task<base::result<base::reply>> create_shipment::run(const base::call_context& context, const command& asked,
                                                           base::idempotent<domain::shipment> answer) {
    co_return co_await database_.write(context, answer.claim, [&](transaction& store) -> base::result<std::string> {
        const auto made = create(store, context, asked, random_);
        if (!made) return base::refusal(made.error());
        return answer.encode(*made);
    });
}

}  // namespace chuanpin::logistics::app
