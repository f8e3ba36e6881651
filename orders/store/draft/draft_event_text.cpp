// What a house gathers is its own: nobody else hears of it.
#include "orders/store/event_text.hpp"
#include "platform/base/iso_week.hpp"
#include "platform/json/writer.hpp"

namespace chuanpin::orders::store {
namespace {

std::string draft_data(const domain::draft_event& event) {
    const auto& what = event.what;
    std::string text;
    json::writer out(text);
    out.begin_object()
        .member("draft_id", base::to_wire(what.id))
        .member("version", what.version)
        .member("buyer_organisation_id", base::to_wire(what.buyer))
        .member("unit_id", what.unit)
        .member("supplier_organisation_id", base::to_wire(what.supplier))
        .member("requested_delivery_date", base::to_text(what.requested_delivery_date))
        .member("line_count", what.line_count)
        .member("expires_at", base::to_rfc3339(what.expires_at))
        .member("order_id", what.order);
    if (event.line) {
        out.begin_object("line")
            .member("line_id", base::to_wire(event.line->id))
            .member("version", event.line->version)
            .member("product_id", base::to_wire(event.line->product))
            .member("quantity", event.line->asked.quantity);
        if (event.line->asked.delivery_week) out.member("delivery_week", base::week_text(*event.line->asked.delivery_week));
        out.end_object();
    }
    out.end_object();
    return text;
}

}  // namespace

journal::entry to_entry(const domain::draft_event& event) {
    return {.id = event.id,
            .type = std::string(event.type),
            .aggregate_type = "draft",
            .aggregate_id = base::to_wire(event.what.id),
            .aggregate_version = event.what.version,
            .visible_to = {base::to_wire(event.what.buyer)},
            .data = draft_data(event),
            .detail = {}};
}

}  // namespace chuanpin::orders::store
