#include "orders/app/rate_order.hpp"

namespace chuanpin::orders::app {

base::task<base::result<base::reply>> rate_order::operator()(const base::call_context& context, base::idempotent<domain::order> as,
                                                             change_target target, domain::rating said) {
    said.at = context.now;
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        auto changed = change_order(open, context, target, random_,
                                    [&](const domain::order& before, domain::party who) { return domain::rate(before, who, said); });
        if (!changed) return base::refusal(std::move(changed.error()));
        return as.encode(*changed);
    });
}

}  // namespace chuanpin::orders::app
