#include "orders/domain/delivery/delivery.hpp"

#include <algorithm>
#include <stdexcept>

#include "orders/domain/delivery/closing.hpp"
#include "orders/domain/delivery/errors.hpp"

namespace chuanpin::orders::domain {
namespace {

// What arrived, as lines of the order whose quantity is that of the delivery.
std::vector<order_line> arrived(const order& what, const delivery& with) {
    std::vector<order_line> lines;
    for (const auto& each : with.lines) {
        const auto known = std::ranges::find(what.lines, each.line, &order_line::id);
        if (known == what.lines.end()) throw std::logic_error("a delivery has a line that its order has not");
        auto& line = lines.emplace_back(*known);
        line.quantity = each.quantity;
        line.accepted_quantity.reset();
        line.rejected_quantity.reset();
        line.accepted_g.reset();
        line.rejection_reason.reset();
        line.rejected_goods.reset();
        line.rejection_photo_sha256.reset();
        line.handover_temperature_mc.reset();
    }
    return lines;
}

void sign(delivery& what, std::span<const order_line> said, const signer& by, base::instant now) {
    bool whole = true;
    for (std::size_t i = 0; i < said.size(); ++i) {
        auto& line = what.lines[i];
        line.accepted_quantity = said[i].accepted_quantity;
        line.rejected_quantity = said[i].rejected_quantity;
        line.accepted_g = said[i].accepted_g;
        line.rejection_reason = said[i].rejection_reason;
        line.rejected_goods = said[i].rejected_goods;
        line.rejection_photo_sha256 = said[i].rejection_photo_sha256;
        line.handover_temperature_mc = said[i].handover_temperature_mc;
        whole = whole && line.rejected_quantity == 0;
    }
    what.status = whole ? delivery_status::accepted : delivery_status::partly_accepted;
    what.accepted_at = now;
    what.accepted_by = by;
    ++what.version;
}

// The order's own figures are those of all of its deliveries.
void add_to(order& what, std::span<const order_line> said) {
    for (const auto& each : said) {
        auto& line = *std::ranges::find(what.lines, each.id, &order_line::id);
        line.accepted_quantity = line.accepted_quantity.value_or(0) + *each.accepted_quantity;
        line.rejected_quantity = line.rejected_quantity.value_or(0) + *each.rejected_quantity;
        if (each.accepted_g) line.accepted_g = line.accepted_g.value_or(0) + *each.accepted_g;
        if (each.rejection_reason) line.rejection_reason = each.rejection_reason;
        if (*each.rejected_quantity > 0) {
            line.rejected_goods = each.rejected_goods;
            line.rejection_photo_sha256 = each.rejection_photo_sha256;
        }
        if (each.handover_temperature_mc) line.handover_temperature_mc = each.handover_temperature_mc;
    }
}

bool nothing_rejected(const order& what) {
    return std::ranges::all_of(what.lines, [](const order_line& line) { return line.rejected_quantity.value_or(0) == 0; });
}

}  // namespace

std::string_view name_of(delivery_status status) {
    switch (status) {
        case delivery_status::shipped:
            return "shipped";
        case delivery_status::accepted:
            return "accepted";
        case delivery_status::partly_accepted:
            return "partly_accepted";
    }
    return {};
}

std::optional<delivery_status> parse_delivery_status(std::string_view name) {
    for (const auto each : delivery_statuses)
        if (name_of(each) == name) return each;
    return std::nullopt;
}

base::result<accepted_delivery> accept(const order& before, const delivery& what, bool others_open, party who, const acceptance& said,
                                       base::instant now) {
    if (auto possible = advance(before, order_action::accept_delivery, who); !possible) return base::refusal(std::move(possible.error()));
    if (what.accepted_at) return base::refusal(errors::delivery_accepted_already(what));
    auto lines = read_acceptance(arrived(before, what), said);
    if (!lines) return base::refusal(std::move(lines.error()));
    auto summed = before;
    add_to(summed, *lines);
    const bool last = before.status == order_status::dispatched && !others_open;
    const auto action = !last                      ? order_action::accept_delivery
                        : nothing_rejected(summed) ? order_action::accept
                                                   : order_action::accept_partly;
    auto changed = advance(summed, action, who);
    if (!changed) return base::refusal(std::move(changed.error()));
    if (last) settle(changed->after, said.by, now);
    accepted_delivery done{*std::move(changed), what};
    sign(done.after, *lines, said.by, now);
    return done;
}

std::optional<delivery> escalate(const delivery& before, base::instant now) {
    if (before.accepted_at || before.escalated_at || now < before.acceptance_due_at) return std::nullopt;
    auto after = before;
    after.escalated_at = now;
    ++after.version;
    return after;
}

}  // namespace chuanpin::orders::domain
