#include "orders/app/confirm_order.hpp"

#include "orders/app/contract/handle_contracts.hpp"

namespace chuanpin::orders::app {

base::task<base::result<base::reply>> confirm_order::operator()(const base::call_context& context, base::idempotent<domain::order> as,
                                                                change_target target) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        auto changed = change_order(open, context, target, random_, [&](const domain::order& before, domain::party who) {
            return domain::confirm(before, who, offers_of(open, before), context.now, contract_);
        });
        if (!changed) return base::refusal(std::move(changed.error()));
        if (changed->status == domain::order_status::contracting) draw_contract(open, *changed, context.now);
        return as.encode(*changed);
    });
}

}  // namespace chuanpin::orders::app
