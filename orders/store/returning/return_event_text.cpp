// What was said stays with the parties, who read the return itself.
#include "orders/store/event_text.hpp"
#include "platform/json/writer.hpp"

namespace chuanpin::orders::store {
namespace {

std::string return_data(const domain::goods_return& what) {
    std::string text;
    json::writer out(text);
    out.begin_object()
        .member("return_id", base::to_wire(what.id))
        .member("version", what.version)
        .member("status", name_of(what.status))
        .member("order_id", base::to_wire(what.order))
        .member("buyer_organisation_id", base::to_wire(what.buyer))
        .member("supplier_organisation_id", base::to_wire(what.supplier))
        .member("amount_fen", what.amount.value)
        .member("requested_at", base::to_rfc3339(what.requested_at))
        .begin_array("lines");
    for (const auto& line : what.lines)
        out.begin_object()
            .member("line_id", base::to_wire(line.line))
            .member("quantity", line.quantity)
            .member("restocked", line.restocked)
            .member("written_off", line.written_off)
            .end_object();
    out.end_array().end_object();
    return text;
}

}  // namespace

journal::entry to_entry(const domain::return_event& event) {
    const auto& what = event.what;
    return {.id = event.id,
            .type = std::string(event.type),
            .aggregate_type = "return",
            .aggregate_id = base::to_wire(what.id),
            .aggregate_version = what.version,
            .visible_to = {base::to_wire(what.buyer), base::to_wire(what.supplier)},
            .data = return_data(what),
            .detail = {}};
}

}  // namespace chuanpin::orders::store
