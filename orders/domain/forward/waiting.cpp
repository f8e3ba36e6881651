#include "orders/domain/forward/waiting.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "orders/domain/forward/capacity.hpp"
#include "orders/domain/forward/errors.hpp"
#include "platform/base/iso_week.hpp"

namespace chuanpin::orders::domain {
namespace {

// The last week that something waits for.
template <class Lines, class Waits>
base::instant end_after(const Lines& lines, Waits waits, base::instant now, std::chrono::seconds hold) {
    auto end = now + hold;
    for (const auto& line : lines)
        if (line.delivery_week && waits(line)) end = std::max(end, base::start_of(base::weeks_after(*line.delivery_week, 1)) + hold);
    return end;
}

// How much of each line can be set aside, the first one first.
std::vector<need> needs_waiting(const order& what, product_id product, std::int64_t available) {
    std::vector<need> needs;
    for (const auto& line : what.lines) {
        if (line.product != product || line.waiting_quantity == 0 || available == 0) continue;
        needs.push_back({line.id, product, std::min(line.waiting_quantity, available)});
        available -= needs.back().quantity;
    }
    return needs;
}

}  // namespace

bool is_awaiting_goods(const order& what) {
    return std::ranges::any_of(what.lines, [](const order_line& line) { return line.waiting_quantity > 0; });
}

base::result<void> check_weeks(const order_request& request) {
    const auto week = base::week_of(request.requested_delivery_date);
    std::vector<base::field_error> faults;
    for (std::size_t i = 0; i < request.lines.size(); ++i)
        if (const auto& asked = request.lines[i].delivery_week; asked && *asked != week)
            faults.push_back({fmt::format("/lines/{}/delivery_week", i), "other-week",
                              fmt::format("{} lies in {}.", base::to_text(request.requested_delivery_date), base::week_text(week))});
    if (!faults.empty()) return base::refusal(errors::delivery_week_invalid(std::move(faults)));
    return {};
}

base::instant hold_end(const order_request& asked, base::instant now, std::chrono::seconds hold) {
    return end_after(asked.lines, [](const auto&) { return true; }, now, hold);
}

base::instant hold_end(const order& what, base::instant now, std::chrono::seconds hold) {
    return end_after(what.lines, [](const auto& line) { return line.waiting_quantity > 0; }, now, hold);
}

std::optional<base::business_date> late_week(const order& what, base::business_date today) {
    for (const auto& line : what.lines)
        if (line.waiting_quantity > 0 && is_over(*line.delivery_week, today)) return line.delivery_week;
    return std::nullopt;
}

std::optional<changed_order> tell_late(const order& before, base::instant now) {
    if (!late_week(before, base::business_date_of(now)) || before.hold_expires_at <= now)
        return std::nullopt;  // that is the clock's to end
    auto changed = advance(before, order_action::tell_late, party::system);
    return changed ? std::optional(*std::move(changed)) : std::nullopt;
}

void give_up_waiting(order& what) {
    for (auto& line : what.lines) {
        line.unmet_quantity += line.waiting_quantity;
        line.waiting_quantity = 0;
    }
}

std::optional<supplied_order> set_goods_aside(const order& before, product_id product, shelf& stock, account_id by, base::instant now) {
    const auto on = std::max(before.requested_delivery_date, base::business_date_of(now));
    const auto needs = needs_waiting(before, product, stock.available(product, on));
    if (needs.empty()) return std::nullopt;
    auto changed = advance(before, order_action::set_aside, party::system);
    if (!changed) return std::nullopt;  // somebody ended it in between
    supplied_order done{*std::move(changed), stock.hold(needs, on, before.id, by, now)};
    auto& after = done.order.after;
    for (const auto& each : needs) std::ranges::find(after.lines, each.line, &order_line::id)->waiting_quantity -= each.quantity;
    note_lots(after.lines, done.movements, stock);
    return done;
}

}  // namespace chuanpin::orders::domain
