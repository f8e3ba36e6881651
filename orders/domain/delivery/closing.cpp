#include "orders/domain/delivery/closing.hpp"

#include <algorithm>
#include <stdexcept>

#include "orders/domain/delivery/errors.hpp"

namespace chuanpin::orders::domain {
namespace {

base::fen accepted_total_of(std::span<const order_line> lines) {
    base::fen sum;
    for (const auto& line : lines) {
        const auto after = base::add(sum, accepted_amount(line));
        if (!after) throw std::logic_error("what was accepted costs more than what was ordered");
        sum = *after;
    }
    return sum;
}

const delivery* find_open(std::span<const delivery> deliveries) {
    const auto found = std::ranges::find_if(deliveries, [](const delivery& each) { return !each.accepted_at; });
    return found == deliveries.end() ? nullptr : &*found;
}

}  // namespace

void settle(order& what, std::optional<signer> by, base::instant now) {
    for (auto& line : what.lines) {
        line.accepted_quantity = line.accepted_quantity.value_or(0);
        line.rejected_quantity = line.rejected_quantity.value_or(0);
        if (line.by_weight) line.accepted_g = line.accepted_g.value_or(0);
    }
    what.accepted_total = accepted_total_of(what.lines);
    what.accepted_at = no_earlier_than(what, now);
    what.accepted_by = std::move(by);
}

base::result<changed_order> propose_short_close(const order& before, party who, std::span<const delivery> deliveries, std::string reason,
                                                base::instant now) {
    auto changed = advance(before, order_action::propose_short_close, who);
    if (!changed) return changed;
    if (before.short_close) return base::refusal(errors::short_close_pending(before.id));
    if (const auto* open = find_open(deliveries)) return base::refusal(errors::deliveries_open(*open));
    changed->after.short_close = {who, std::move(reason), now};
    return changed;
}

base::result<changed_order> close_short(const order& before, party who, std::span<const delivery> deliveries, base::instant now) {
    auto changed = advance(before, order_action::close_short, who);
    if (!changed) return changed;
    if (!before.short_close) return base::refusal(errors::short_close_not_proposed(before.id));
    if (before.short_close->by == who) return base::refusal(errors::short_close_own(before.id));
    if (const auto* open = find_open(deliveries)) return base::refusal(errors::deliveries_open(*open));
    const auto last = std::ranges::max_element(deliveries, {}, &delivery::number);
    if (last == deliveries.end()) throw std::logic_error("an order is shipped in part without a delivery");
    changed->after.dispatched_at = last->shipped_at;
    settle(changed->after, last->accepted_by, now);
    return changed;
}

base::result<changed_order> refuse_short_close(const order& before, party who) {
    auto changed = advance(before, order_action::refuse_short_close, who);
    if (!changed) return changed;
    if (!before.short_close) return base::refusal(errors::short_close_not_proposed(before.id));
    changed->after.short_close.reset();
    return changed;
}

}  // namespace chuanpin::orders::domain
