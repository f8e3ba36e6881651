// What left, and what was accepted of it: all that whoever follows the goods needs, without address, contact and signer.
#include <algorithm>

#include "orders/store/event_text.hpp"
#include "platform/json/writer.hpp"

namespace chuanpin::orders::store {
namespace {

void write_line(json::writer& out, const domain::delivery_line& line, const domain::order_line& of) {
    const bool goods = !domain::is_service(of);
    out.begin_object()
        .member("line_id", base::to_wire(line.line))
        .member("product_id", base::to_wire(of.product))
        .member("name_zh", of.name_zh)
        .member("quantity", line.quantity)
        .member("unit_net_mass_g", goods ? std::optional(of.unit_net_mass_g) : std::nullopt)
        .member("accepted_quantity", line.accepted_quantity)
        .member("rejected_quantity", line.rejected_quantity)
        .member("accepted_g", line.accepted_g)
        .member("rejected_goods", line.rejected_goods ? std::optional(name_of(*line.rejected_goods)) : std::nullopt)
        .member("handover_temperature_mc", line.handover_temperature_mc);
    out.begin_object("storage")
        .member("class", goods ? std::optional(of.storage.storage_class) : std::nullopt)
        .member("min_mc", of.storage.min_mc)
        .member("max_mc", of.storage.max_mc)
        .end_object();
    out.member("origin_county_code", of.origin_county_code).member("certificate_number", of.certificate_number).end_object();
}

std::string delivery_data(const domain::delivery& what, const domain::order& of) {
    std::string text;
    json::writer out(text);
    out.begin_object()
        .member("delivery_id", base::to_wire(what.id))
        .member("version", what.version)
        .member("order_id", base::to_wire(what.order))
        .member("number", what.number)
        .member("status", name_of(what.status))
        .member("buyer_organisation_id", base::to_wire(what.buyer))
        .member("supplier_organisation_id", base::to_wire(what.supplier))
        .member("delivery_county_code", of.delivery.county_code)
        .member("shipped_at", base::to_rfc3339(what.shipped_at))
        .member("acceptance_due_at", base::to_rfc3339(what.acceptance_due_at))
        .member("accepted_at", what.accepted_at)
        .begin_array("lines");
    for (const auto& line : what.lines) write_line(out, line, *std::ranges::find(of.lines, line.line, &domain::order_line::id));
    out.end_array().end_object();
    return text;
}

}  // namespace

journal::entry to_entry(const domain::delivery_event& event) {
    const auto& what = event.what;
    return {.id = event.id,
            .type = std::string(event.type),
            .aggregate_type = "delivery",
            .aggregate_id = base::to_wire(what.id),
            .aggregate_version = what.version,
            .visible_to = {base::to_wire(what.buyer), base::to_wire(what.supplier)},
            .data = delivery_data(what, *event.of),
            .detail = {}};
}

}  // namespace chuanpin::orders::store
