// Goods that come back, lot by lot.
#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "orders/domain/refund/refund_sharing.hpp"
#include "orders/domain/returning/errors.hpp"

namespace chuanpin::orders::domain {
namespace {

using faults = std::vector<base::field_error>;

// The lots of a line in the order in which they left.
std::vector<delivered_lot> lots_of(std::span<const delivery> deliveries, line_id line) {
    std::vector<delivered_lot> lots;
    for (const auto& each : deliveries)
        for (const auto& lot : each.lots)
            if (lot.line == line) lots.push_back(lot);
    return lots;
}

// Pieces of a line that come back: those after the ones that came back before.
class lot_taker {
public:
    lot_taker(std::vector<delivered_lot> lots, std::int64_t skipped) : lots_(std::move(lots)) {
        take(skipped, [](const auto&) {});
    }

    template <class Use>
    void take(std::int64_t open, Use use) {
        for (auto& each : lots_) {
            if (open == 0) return;
            auto part = each;
            part.quantity = std::min(open, each.quantity);
            each.quantity -= part.quantity;
            open -= part.quantity;
            if (part.quantity > 0) use(part);
        }
        if (open != 0) throw std::logic_error("more comes back than was shipped");
    }

private:
    std::vector<delivered_lot> lots_;
};

std::vector<const received_line*> match(const goods_return& what, std::span<const received_line> said, faults& found) {
    std::vector<const received_line*> matched(what.lines.size());
    for (std::size_t i = 0; i < said.size(); ++i) {
        const auto at = fmt::format("/lines/{}", i);
        const auto line = std::ranges::find(what.lines, said[i].line, &return_line::line);
        if (line == what.lines.end()) {
            found.push_back({at + "/line_id", "unknown-line", "The return has no such line."});
            continue;
        }
        auto& place = matched[static_cast<std::size_t>(line - what.lines.begin())];
        if (place != nullptr) found.push_back({at + "/line_id", "duplicate-line", "The line is named twice."});
        place = &said[i];
        // Both are within 0 … 2^53 − 1, so the sum cannot overflow.
        if (said[i].restocked + said[i].written_off != line->quantity)
            found.push_back({at + "/restocked", "sum-differs", fmt::format("Stocked and written off must add up to {}.", line->quantity)});
    }
    for (std::size_t i = 0; i < matched.size(); ++i)
        if (matched[i] == nullptr)
            found.push_back({"/lines", "missing-line", fmt::format("Line {} is not named.", base::to_wire(what.lines[i].line))});
    return matched;
}

void move_line(const order_line& line, std::int64_t returned_before, std::span<const delivery> deliveries, const received_line& said,
               const goods_return& what, const movement& like, std::vector<movement>& into) {
    lot_taker taker(lots_of(deliveries, line.id), returned_before);
    const auto come_back = [&](const delivered_lot& part) {
        auto& back = into.emplace_back(like);
        back.kind = movement_kind::returned;
        back.key = {line.product, said.warehouse};
        back.quantity = part.quantity;
        back.order = what.order;
        back.line = line.id;
        back.lot = part.lot;
    };
    taker.take(said.restocked, come_back);
    taker.take(said.written_off, [&](const delivered_lot& part) {
        come_back(part);
        auto& away = into.emplace_back(into.back());
        away.kind = movement_kind::written_off;
        away.order.reset();
        away.line.reset();
        away.cause = movement_cause::sent_back;
        away.reason = base::to_wire(what.id);
    });
}

base::fen returned_total_of(const order& what) {
    base::fen sum;
    for (const auto& line : what.lines) sum.value += returned_amount(line).value;  // at most what was accepted of the order
    return sum;
}

}  // namespace

base::result<received_return> receive_return(const goods_return& before, const order& of, std::span<const delivery> deliveries, party who,
                                             std::span<const received_line> said, account_id by, base::instant now) {
    auto changed = advance(of, order_action::take_back, who);
    if (!changed) return base::refusal(std::move(changed.error()));
    const auto* row = find_return_transition(before.status, return_action::receive);
    if (row == nullptr) return base::refusal(errors::return_state_conflict(before, return_action::receive));
    faults found;
    const auto matched = match(before, said, found);
    if (!found.empty()) return base::refusal(errors::return_invalid(std::move(found)));
    received_return done{{before, row}, *std::move(changed), {}};
    auto& after = done.changed.after;
    after.status = row->to;
    ++after.version;
    after.ended_at = now;
    const movement like{.by = by, .at = now};
    for (std::size_t i = 0; i < matched.size(); ++i) {
        auto& line = *std::ranges::find(done.order.after.lines, after.lines[i].line, &order_line::id);
        move_line(line, line.returned_quantity, deliveries, *matched[i], before, like, done.movements);
        line.returned_quantity += after.lines[i].quantity;
        after.lines[i].restocked = matched[i]->restocked;
        after.lines[i].written_off = matched[i]->written_off;
    }
    // What a share of weighed goods costs depends on what came back before: it is known now.
    done.order.after.returned_total = returned_total_of(done.order.after);
    share_refunds(done.order.after);
    after.amount = {done.order.after.returned_total.value - of.returned_total.value};
    return done;
}

}  // namespace chuanpin::orders::domain
