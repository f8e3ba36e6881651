#include "logistics/app/create_shipment.hpp"

#include "logistics/domain/errors.hpp"

namespace chuanpin::logistics::app {

namespace {

namespace errors = domain::errors;

base::result<domain::shipment> create(transaction& store, const base::call_context& context, const create_shipment::command& asked,
                                      base::random_source& random) {
    const auto order = store.find_order(asked.order);
    if (!order) return base::refusal(errors::order_not_yet_known(asked.order));
    if (order->supplier != context.who->organisation) return base::refusal(errors::order_not_found(asked.order));
    if (const auto other = store.find_shipment_of(asked.order)) return base::refusal(errors::shipment_exists(asked.order, other->id));
    auto made = domain::load(*order, asked.stated, domain::shipment_id::make(context.now, random), context.now);
    if (!made) return made;
    if (!store.insert_shipment(*made)) {
        // Another transaction was faster: its shipment is the one.
        const auto other = store.find_shipment_of(asked.order);
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
