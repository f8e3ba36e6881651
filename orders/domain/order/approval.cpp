#include "orders/domain/order/approval.hpp"

#include <algorithm>

#include "orders/domain/errors.hpp"

namespace chuanpin::orders::domain {

base::result<changed_order> approve(const order& before, party who, const approval& fresh, std::span<const approval> given,
                                    const offer_book& offers, base::instant hold_expires_at) {
    const bool last = before.approvals_given + 1 >= before.approvals_needed;
    auto changed = advance(before, last ? order_action::approve : order_action::add_approval, who);
    if (!changed) return changed;
    if (fresh.by == before.placed_by) return base::refusal(errors::own_order(base::to_wire(before.id)));
    if (std::ranges::find(given, fresh.by, &approval::by) != given.end())
        return base::refusal(errors::approved_already(base::to_wire(before.id)));
    if (before.hold_expires_at <= fresh.at) return base::refusal(errors::hold_expired(before.id));
    changed->after.approvals_given = before.approvals_given + 1;
    if (!last) return changed;
    if (auto fine = check_still_offered(before, offers, base::business_date_of(fresh.at)); !fine)
        return base::refusal(std::move(fine.error()));
    changed->after.approved_at = no_earlier_than(before, fresh.at);
    changed->after.hold_expires_at = hold_expires_at;
    return changed;
}

base::result<changed_order> refuse(const order& before, party who, const approval& fresh) {
    auto changed = advance(before, order_action::refuse, who);
    if (!changed) return changed;
    if (fresh.by == before.placed_by) return base::refusal(errors::own_order(base::to_wire(before.id)));
    changed->after.cancelled_at = no_earlier_than(before, fresh.at);
    changed->after.cancellation_reason = fresh.comment;
    return changed;
}

}  // namespace chuanpin::orders::domain
