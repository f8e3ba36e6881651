#include <algorithm>
#include <stdexcept>
#include <unordered_map>

#include <fmt/format.h>

#include "orders/domain/delivery/delivery.hpp"
#include "orders/domain/delivery/errors.hpp"

namespace chuanpin::orders::domain {
namespace {

std::int64_t left_of(const order_line& line) { return line.quantity - line.shipped_quantity; }

// How much of each line of the order leaves, in the order's sequence; or every fault of what was said.
class shipping_reader {
public:
    shipping_reader(const order& what, const shipping& said) : order_(what), said_(said), taken_(what.lines.size()) {
        for (std::size_t i = 0; i < what.lines.size(); ++i) index_of_[what.lines[i].id] = i;
    }

    base::result<std::vector<std::int64_t>> read() {
        if (said_.all)
            for (std::size_t i = 0; i < taken_.size(); ++i) taken_[i] = left_of(order_.lines[i]);
        else
            for (std::size_t i = 0; i < said_.lines.size(); ++i) read_part(i);
        if (!faults_.empty()) return base::refusal(errors::shipping_invalid(std::move(faults_)));
        return std::move(taken_);
    }

private:
    void read_part(std::size_t i) {
        const auto& each = said_.lines[i];
        const auto at = fmt::format("/lines/{}", i);
        const auto found = index_of_.find(each.line);
        if (found == index_of_.end()) return fault(at + "/line_id", "unknown-line", "The order has no such line.");
        auto& taken = taken_[found->second];
        if (taken != 0) return fault(at + "/line_id", "duplicate-line", "The line is named twice.");
        const auto left = left_of(order_.lines[found->second]);
        if (left < each.quantity) return fault(at + "/quantity", "above-order", fmt::format("{} are left to be shipped.", left));
        taken = each.quantity;
    }

    void fault(std::string pointer, std::string code, std::string detail) {
        faults_.push_back({std::move(pointer), std::move(code), std::move(detail)});
    }

    const order& order_;
    const shipping& said_;
    std::unordered_map<line_id, std::size_t> index_of_;
    std::vector<std::int64_t> taken_;
    std::vector<base::field_error> faults_;
};

// A line's goods come from what is held for it, in that sequence.
void take(const order_line& line, std::int64_t open, std::span<const movement> held, account_id by, base::instant now,
          shipped_delivery& into) {
    for (const auto& each : held) {
        if (open == 0) return;
        if (each.line != line.id) continue;
        const auto taken = std::min(open, each.quantity);
        auto& leaves = into.movements.emplace_back(each);
        leaves.kind = movement_kind::shipped;
        leaves.quantity = taken;
        leaves.by = by;
        leaves.at = now;
        into.fresh.lots.push_back({line.id, each.key, each.lot, taken});
        open -= taken;
    }
    if (open != 0 && !is_service(line)) throw std::logic_error("an order holds less than what is left of it");
}

base::instant due_after(const order& what, std::chrono::seconds acceptance, base::instant now) {
    const auto end_of_day = base::start_of(std::chrono::sys_days(what.requested_delivery_date) + std::chrono::days(1));
    return std::max(now, end_of_day) + acceptance;
}

}  // namespace

base::result<shipped_delivery> ship(const order& before, party who, const shipping& said, std::span<const movement> held,
                                    order_delivery_id id, std::chrono::seconds acceptance, base::instant now) {
    if (auto possible = advance(before, order_action::dispatch, who); !possible) return base::refusal(std::move(possible.error()));
    if (before.short_close) return base::refusal(errors::short_close_pending(before.id));
    if (before.deliveries >= deliveries_max) return base::refusal(errors::too_many_deliveries(before.id));
    const auto taken = shipping_reader(before, said).read();
    if (!taken) return base::refusal(taken.error());
    bool last = true;
    for (std::size_t i = 0; i < taken->size(); ++i) last = last && (*taken)[i] == left_of(before.lines[i]);
    auto changed = advance(before, last ? order_action::dispatch : order_action::dispatch_part, who);
    if (!changed) return base::refusal(std::move(changed.error()));
    shipped_delivery done{*std::move(changed),
                          {.id = id,
                           .order = before.id,
                           .number = before.deliveries + 1,
                           .buyer = before.buyer,
                           .unit = before.unit,
                           .supplier = before.supplier,
                           .shipped_by = said.by,
                           .shipped_at = no_earlier_than(before, now),
                           .acceptance_due_at = due_after(before, acceptance, now)},
                          {}};
    auto& after = done.order.after;
    for (std::size_t i = 0; i < taken->size(); ++i) {
        if ((*taken)[i] == 0) continue;
        after.lines[i].shipped_quantity += (*taken)[i];
        done.fresh.lines.push_back({.line = after.lines[i].id, .quantity = (*taken)[i]});
        take(after.lines[i], (*taken)[i], held, said.by, now, done);
    }
    ++after.deliveries;
    if (last) after.dispatched_at = done.fresh.shipped_at;
    return done;
}

}  // namespace chuanpin::orders::domain
