// What was said stays with the parties, who read the complaint itself.
#include "orders/store/event_text.hpp"
#include "platform/json/writer.hpp"

namespace chuanpin::orders::store {
namespace {

std::optional<std::int64_t> amount_of(const std::optional<base::fen>& amount) {
    return amount ? std::optional(amount->value) : std::nullopt;
}

void write_lines(json::writer& out, const std::vector<domain::complaint_line>& lines) {
    out.begin_array("lines");
    for (const auto& each : lines)
        out.begin_object()
            .member("line_id", base::to_wire(each.line))
            .member("quantity", each.quantity)
            .member("asked_fen", each.asked.value)
            .member("offered_fen", amount_of(each.offered))
            .member("refund_fen", amount_of(each.refund))
            .end_object();
    out.end_array();
}

std::string complaint_data(const domain::complaint& what) {
    std::string text;
    json::writer out(text);
    out.begin_object()
        .member("complaint_id", base::to_wire(what.id))
        .member("version", what.version)
        .member("status", name_of(what.status))
        .member("order_id", base::to_wire(what.order))
        .member("buyer_organisation_id", base::to_wire(what.buyer))
        .member("supplier_organisation_id", base::to_wire(what.supplier))
        .member("ground", name_of(what.ground))
        .member("asked_fen", what.asked.value)
        .member("offered_fen", amount_of(what.offered))
        .member("refund_fen", amount_of(what.refund))
        .member("opened_at", base::to_rfc3339(what.opened_at))
        .member("answer_due_at", base::to_rfc3339(what.answer_due_at));
    if (!what.lines.empty()) write_lines(out, what.lines);
    out.end_object();
    return text;
}

}  // namespace

journal::entry to_entry(const domain::complaint_event& event) {
    return {.id = event.id,
            .type = std::string(event.type),
            .aggregate_type = "complaint",
            .aggregate_id = base::to_wire(event.what.id),
            .aggregate_version = event.what.version,
            .visible_to = {base::to_wire(event.what.buyer), base::to_wire(event.what.supplier)},
            .data = complaint_data(event.what),
            .detail = {}};
}

}  // namespace chuanpin::orders::store
