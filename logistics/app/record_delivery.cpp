#include "logistics/app/record_delivery.hpp"

#include "logistics/app/give_verdict.hpp"
#include "logistics/domain/errors.hpp"

namespace chuanpin::logistics::app {

namespace {

base::result<domain::shipment> record(transaction& store, const base::call_context& context, const record_delivery::command& asked,
                                      base::random_source& random) {
    const auto before = store.lock_shipment(asked.shipment);
    if (!before || !domain::may_change(*context.who, *before)) return base::refusal(domain::errors::shipment_not_found(asked.shipment));
    if (auto current = base::check_version(asked.seen, base::to_wire(before->id), before->version); !current)
        return base::refusal(std::move(current.error()));
    auto after = domain::deliver(*before, asked.delivered_at, context.now);
    if (!after) return after;
    store.record(base::event_id::make(context.now, random), domain::shipment_delivered{*after});
    if (const auto log = store.find_newest_log(after->id))
        (void)give_verdict(store, *after, *log, store.read_series(log->id), context.now, random);
    store.update_shipment(*after);
    return after;
}

}  // namespace

base::task<base::result<base::reply>> record_delivery::run(const base::call_context& context, const command& asked,
                                                           base::idempotent<domain::shipment> answer) {
    co_return co_await database_.write(context, answer.claim, [&](transaction& store) -> base::result<std::string> {
        const auto after = record(store, context, asked, random_);
        if (!after) return base::refusal(after.error());
        return answer.encode(*after);
    });
}

}  // namespace chuanpin::logistics::app
