#include "orders/domain/payment/payment.hpp"

#include "orders/domain/payment/errors.hpp"

namespace chuanpin::orders::domain {

std::string_view name_of(payment_kind what) {
    switch (what) {
        case payment_kind::on_acceptance:
            return "on_acceptance";
        case payment_kind::prepaid:
            return "prepaid";
        case payment_kind::credit:
            return "credit";
    }
    return {};
}

std::optional<payment_kind> parse_payment_kind(std::string_view name) {
    for (const auto each : payment_kinds)
        if (name_of(each) == name) return each;
    return std::nullopt;
}

std::optional<base::business_date> due_on(const order& what) {
    if (what.terms.kind == payment_kind::prepaid || !what.accepted_at) return std::nullopt;
    return base::business_date(std::chrono::sys_days(base::business_date_of(*what.accepted_at)) + std::chrono::days(what.terms.days));
}

base::fen left_to_pay(const order& what) {
    const auto left = owed_amount(what).value - what.paid_recorded.value;
    return {left > 0 ? left : 0};  // rejected goods may leave more paid than is owed
}

base::result<changed_order> record_payment(const order& before, party who, const payment& fresh) {
    auto changed = advance(before, order_action::record_payment, who);
    if (!changed) return changed;
    if (std::chrono::sys_days(base::business_date_of(fresh.recorded_at)) < std::chrono::sys_days(fresh.paid_on))
        return base::refusal(errors::payment_date_invalid());
    if (left_to_pay(before) < fresh.amount) return base::refusal(errors::payment_too_large(left_to_pay(before)));
    changed->after.paid_recorded.value += fresh.amount.value;
    return changed;
}

base::result<changed_order> confirm_payment(const order& before, party who, payment& what, account_id by, base::instant now) {
    auto changed = advance(before, order_action::confirm_payment, who);
    if (!changed) return changed;
    if (what.confirmed_by) return base::refusal(errors::payment_confirmed_already(what.id));
    if (what.recorded_by == by) return base::refusal(errors::payment_by_one_person(what.id));
    what.confirmed_by = by;
    what.confirmed_at = now;
    changed->after.paid_confirmed.value += what.amount.value;
    return changed;
}

base::fen credit_due(const order& what) {
    if (what.terms.kind != payment_kind::credit || !what.confirmed_at) return {};
    const auto left = owed_amount(what).value - what.paid_confirmed.value;
    return {left > 0 ? left : 0};
}

}  // namespace chuanpin::orders::domain
