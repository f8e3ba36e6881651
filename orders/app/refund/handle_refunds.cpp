#include "orders/app/refund/handle_refunds.hpp"

#include "orders/domain/errors.hpp"
#include "orders/domain/refund/errors.hpp"

namespace chuanpin::orders::app {

handle_refunds::answer handle_refunds::record(const base::call_context& context, claim as, change_target target, refund_request asked) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        domain::refund fresh{.id = domain::refund_id::make(context.now, random_),
                             .order = target.id,
                             .payee_name = asked.payee_name,
                             .amount = asked.amount,
                             .voucher_number = asked.voucher_number,
                             .paid_on = asked.paid_on,
                             .recorded_by = context.who->account,
                             .recorded_at = context.now};
        auto changed = change_order(open, context, target, random_, [&](const domain::order& before, domain::party who) {
            return domain::record_refund(before, who, fresh);
        });
        if (!changed) return base::refusal(std::move(changed.error()));
        fresh.supplier = changed->supplier;
        if (!open.refunds().add(fresh)) return base::refusal(domain::errors::refund_voucher_used(fresh.voucher_number));
        return as.encode({*std::move(changed), fresh});
    });
}

handle_refunds::answer handle_refunds::confirm(const base::call_context& context, claim as, change_target target, domain::refund_id id) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        std::optional<domain::refund> what;
        auto changed = change_order(open, context, target, random_,
                                    [&](const domain::order& before, domain::party who) -> base::result<domain::changed_order> {
                                        what = open.refunds().find(before.id, id);
                                        if (!what) return base::refusal(domain::errors::refund_not_found(base::to_wire(id)));
                                        return domain::confirm_refund(before, who, *what, context.who->account, context.now);
                                    });
        if (!changed) return base::refusal(std::move(changed.error()));
        open.refunds().save_confirmation(*what);
        return as.encode({*std::move(changed), *std::move(what)});
    });
}

base::task<base::result<std::vector<domain::refund>>> handle_refunds::page(const base::call_context& context, domain::order_id order,
                                                                           std::optional<domain::refund_id> after, std::size_t limit) {
    std::vector<domain::refund> refunds;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        const auto found = open.orders().find(order);
        if (!found || !domain::party_of(*found, *context.who)) return base::refusal(domain::errors::order_not_found(base::to_wire(order)));
        refunds = open.refunds().page(order, after, limit);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return refunds;
}

}  // namespace chuanpin::orders::app
