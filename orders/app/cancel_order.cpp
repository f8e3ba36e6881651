#include "orders/app/cancel_order.hpp"

#include "orders/app/need/want_again.hpp"
#include "orders/domain/errors.hpp"

namespace chuanpin::orders::app {
namespace {

bool may_cancel(const base::call_context& context, domain::party who) {
    return context.who && context.who->may(who == domain::party::buyer ? "orders:cancel" : "orders:confirm");
}

}  // namespace

base::task<base::result<base::reply>> cancel_order::operator()(const base::call_context& context, base::idempotent<domain::order> as,
                                                               change_target target, std::string reason) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        lock_filled_need(open, target.id);
        auto changed = change_order(
            open, context, target, random_, [&](const domain::order& before, domain::party who) -> base::result<domain::changed_order> {
                if (!may_cancel(context, who))
                    return base::refusal(domain::errors::order_party_forbidden(before.status, domain::order_action::cancel));
                return domain::cancel(before, who, reason, context.now);
            });
        if (!changed) return base::refusal(std::move(changed.error()));
        return as.encode(*changed);
    });
}

}  // namespace chuanpin::orders::app
