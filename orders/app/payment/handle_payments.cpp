#include "orders/app/payment/handle_payments.hpp"

#include "orders/domain/errors.hpp"
#include "orders/domain/payment/errors.hpp"

namespace chuanpin::orders::app {

handle_payments::answer handle_payments::record(const base::call_context& context, claim as, change_target target, payment_request asked) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        domain::payment fresh{.id = domain::payment_id::make(context.now, random_),
                              .order = target.id,
                              .payer_name = asked.payer_name,
                              .amount = asked.amount,
                              .voucher_number = asked.voucher_number,
                              .paid_on = asked.paid_on,
                              .recorded_by = context.who->account,
                              .recorded_at = context.now};
        auto changed = change_order(open, context, target, random_, [&](const domain::order& before, domain::party who) {
            return domain::record_payment(before, who, fresh);
        });
        if (!changed) return base::refusal(std::move(changed.error()));
        fresh.buyer = changed->buyer;
        if (!open.payments().add(fresh)) return base::refusal(domain::errors::payment_voucher_used(fresh.voucher_number));
        return as.encode({*std::move(changed), fresh});
    });
}

handle_payments::answer handle_payments::confirm(const base::call_context& context, claim as, change_target target, domain::payment_id id) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        std::optional<domain::payment> what;
        auto changed = change_order(open, context, target, random_,
                                    [&](const domain::order& before, domain::party who) -> base::result<domain::changed_order> {
                                        what = open.payments().find(before.id, id);
                                        if (!what) return base::refusal(domain::errors::payment_not_found(base::to_wire(id)));
                                        return domain::confirm_payment(before, who, *what, context.who->account, context.now);
                                    });
        if (!changed) return base::refusal(std::move(changed.error()));
        open.payments().save_confirmation(*what);
        return as.encode({*std::move(changed), *std::move(what)});
    });
}

base::task<base::result<std::vector<domain::payment>>> handle_payments::page(const base::call_context& context, domain::order_id order,
                                                                             std::optional<domain::payment_id> after, std::size_t limit) {
    std::vector<domain::payment> payments;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        const auto found = open.orders().find(order);
        if (!found || !domain::party_of(*found, *context.who)) return base::refusal(domain::errors::order_not_found(base::to_wire(order)));
        payments = open.payments().page(order, after, limit);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return payments;
}

}  // namespace chuanpin::orders::app
