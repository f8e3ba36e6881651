#include "orders/app/delivery/ship_order.hpp"

namespace chuanpin::orders::app {

base::task<base::result<base::reply>> ship_order::operator()(const base::call_context& context, base::idempotent<delivery_view> as,
                                                             change_target target, domain::shipping said) {
    said.by = context.who->account;
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        const auto before = lock_order(open, context, target);
        if (!before) return base::refusal(before.error());
        auto done = domain::ship(before->what, before->who, said, open.stock().holds_of(target.id),
                                 domain::order_delivery_id::make(context.now, random_), acceptance_, context.now);
        if (!done) return base::refusal(std::move(done.error()));
        open.deliveries().insert(done->fresh);
        const domain::recorded_event shipped{domain::delivery_event{domain::event_id::make(context.now, random_),
                                                                    domain::delivery_shipped_event, done->fresh, &done->order.after},
                                             &context};
        if (auto carried = carry_out(open, context, before->what, done->order, random_, std::move(done->movements), {shipped}); !carried)
            return base::refusal(std::move(carried.error()));
        return as.encode({std::move(done->fresh), std::move(done->order.after)});
    });
}

}  // namespace chuanpin::orders::app
