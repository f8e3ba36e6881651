#include "orders/app/spending/approve_order.hpp"

#include "orders/app/need/want_again.hpp"
#include "orders/domain/errors.hpp"
#include "orders/domain/forward/waiting.hpp"

namespace chuanpin::orders::app {

base::task<base::result<base::reply>> approve_order::operator()(const base::call_context& context, base::idempotent<domain::order> as,
                                                                change_target target, approval_request asked) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        lock_filled_need(open, target.id);
        const domain::approval fresh{target.id, context.who->account, asked.approved, asked.comment, context.now};
        auto changed = change_order(open, context, target, random_, [&](const domain::order& before, domain::party who) {
            if (!fresh.approved) return domain::refuse(before, who, fresh);
            const auto given = open.spending().approvals_of(before.id);
            return domain::approve(before, who, fresh, given, offers_of(open, before), domain::hold_end(before, context.now, hold_));
        });
        if (!changed) return base::refusal(std::move(changed.error()));
        open.spending().add(fresh, changed->approvals_given + (fresh.approved ? 0 : 1));
        return as.encode(*changed);
    });
}

base::task<base::result<std::vector<domain::approval>>> approve_order::list(const base::call_context& context, domain::order_id id) {
    std::vector<domain::approval> given;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        const auto found = open.orders().find(id);
        const auto who = found ? domain::party_of(*found, *context.who) : std::nullopt;
        if (!who) return base::refusal(domain::errors::order_not_found(base::to_wire(id)));
        if (who != domain::party::buyer)
            return base::refusal(domain::errors::order_party_forbidden(found->status, domain::order_action::approve));
        given = open.spending().approvals_of(id);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return given;
}

}  // namespace chuanpin::orders::app
