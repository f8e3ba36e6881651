#include "orders/app/accept_order.hpp"

namespace chuanpin::orders::app {

base::task<base::result<base::reply>> accept_order::operator()(const base::call_context& context, base::idempotent<domain::order> as,
                                                               change_target target, domain::acceptance said) {
    said.by = {context.who->account, context.who->display_name};
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        auto changed = change_order(open, context, target, random_, [&](const domain::order& before, domain::party who) {
            return domain::accept(before, who, said, context.now);
        });
        if (!changed) return base::refusal(std::move(changed.error()));
        return as.encode(*changed);
    });
}

}  // namespace chuanpin::orders::app
