#include "orders/app/delivery/close_short.hpp"

#include "orders/domain/delivery/closing.hpp"
#include "orders/domain/errors.hpp"

namespace chuanpin::orders::app {
namespace {

std::vector<domain::delivery> all_of(transaction& open, domain::order_id order) {
    return open.deliveries().of(order, 0, static_cast<std::size_t>(domain::deliveries_max));
}

// Whoever accepts goods for the buyer, or promises them for the supplier, may give them up.
base::result<void> check_may(const base::call_context& context, const domain::order& before, domain::party who,
                             domain::order_action action) {
    if (context.who && context.who->may(who == domain::party::buyer ? "orders:accept" : "orders:confirm")) return {};
    return base::refusal(domain::errors::order_party_forbidden(before.status, action));
}

}  // namespace

close_short::answer close_short::propose(const base::call_context& context, base::idempotent<domain::order> as, change_target target,
                                         std::string reason) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        auto changed = change_order(open, context, target, random_,
                                    [&](const domain::order& before, domain::party who) -> base::result<domain::changed_order> {
                                        if (auto may = check_may(context, before, who, domain::order_action::propose_short_close); !may)
                                            return base::refusal(std::move(may.error()));
                                        return domain::propose_short_close(before, who, all_of(open, target.id), reason, context.now);
                                    });
        if (!changed) return base::refusal(std::move(changed.error()));
        return as.encode(*changed);
    });
}

close_short::answer close_short::reply(const base::call_context& context, base::idempotent<domain::order> as, change_target target,
                                       bool agreed) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        auto changed = change_order(
            open, context, target, random_, [&](const domain::order& before, domain::party who) -> base::result<domain::changed_order> {
                const auto action = agreed ? domain::order_action::close_short : domain::order_action::refuse_short_close;
                if (auto may = check_may(context, before, who, action); !may) return base::refusal(std::move(may.error()));
                return agreed ? domain::close_short(before, who, all_of(open, target.id), context.now)
                              : domain::refuse_short_close(before, who);
            });
        if (!changed) return base::refusal(std::move(changed.error()));
        return as.encode(*changed);
    });
}

}  // namespace chuanpin::orders::app
