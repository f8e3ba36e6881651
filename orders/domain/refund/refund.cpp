#include "orders/domain/refund/refund.hpp"

#include <algorithm>

#include "orders/domain/refund/errors.hpp"
#include "orders/domain/refund/refund_sharing.hpp"

namespace chuanpin::orders::domain {

base::fen owed_back(const order& what) {
    const auto left = what.paid_confirmed.value - what.refund_recorded.value - owed_amount(what).value;
    return {left > 0 ? left : 0};
}

base::result<changed_order> grant_refund(const order& before, base::fen amount, std::span<const line_amount> lines) {
    auto changed = advance(before, order_action::grant_refund, party::system);
    if (!changed) return changed;
    changed->after.refund_granted.value += amount.value;
    for (const auto& each : lines) std::ranges::find(changed->after.lines, each.line, &order_line::id)->refunded.value += each.amount.value;
    share_refunds(changed->after);
    return changed;
}

base::result<changed_order> record_refund(const order& before, party who, const refund& fresh) {
    auto changed = advance(before, order_action::record_refund, who);
    if (!changed) return changed;
    if (std::chrono::sys_days(base::business_date_of(fresh.recorded_at)) < std::chrono::sys_days(fresh.paid_on))
        return base::refusal(errors::refund_date_invalid());
    if (owed_back(before) < fresh.amount) return base::refusal(errors::refund_above_owed(owed_back(before)));
    changed->after.refund_recorded.value += fresh.amount.value;
    return changed;
}

base::result<changed_order> confirm_refund(const order& before, party who, refund& what, account_id by, base::instant now) {
    auto changed = advance(before, order_action::confirm_refund, who);
    if (!changed) return changed;
    if (what.confirmed_by) return base::refusal(errors::refund_confirmed_already(what.id));
    if (what.recorded_by == by) return base::refusal(errors::refund_by_one_person(what.id));
    what.confirmed_by = by;
    what.confirmed_at = now;
    changed->after.refund_confirmed.value += what.amount.value;
    return changed;
}

}  // namespace chuanpin::orders::domain
