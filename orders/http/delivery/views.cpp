#include "orders/http/delivery/views.hpp"

#include "orders/http/page_text.hpp"

namespace chuanpin::orders::http {
namespace {

void write_line(json::writer& out, const domain::delivery_line& line) {
    out.begin_object()
        .member("line_id", base::to_wire(line.line))
        .member("quantity", line.quantity)
        .member("accepted_quantity", line.accepted_quantity)
        .member("accepted_g", line.accepted_g)
        .member("rejected_quantity", line.rejected_quantity)
        .member("rejection_reason", line.rejection_reason)
        .member("rejected_goods", line.rejected_goods ? std::optional(name_of(*line.rejected_goods)) : std::nullopt)
        .member("rejection_photo_sha256", line.rejection_photo_sha256)
        .member("handover_temperature_mc", line.handover_temperature_mc)
        .end_object();
}

void write_lot(json::writer& out, const domain::delivered_lot& lot) {
    out.begin_object()
        .member("line_id", base::to_wire(lot.line))
        .member("product_id", base::to_wire(lot.key.product))
        .member("warehouse_id", base::to_wire(lot.key.warehouse))
        .member("lot_id", lot.lot == domain::unnamed_lot ? std::nullopt : std::optional(base::to_wire(lot.lot)))
        .member("quantity", lot.quantity)
        .end_object();
}

void write_delivery(json::writer& out, const domain::delivery& what) {
    out.begin_object()
        .member("id", base::to_wire(what.id))
        .member("version", what.version)
        .member("order_id", base::to_wire(what.order))
        .member("number", what.number)
        .member("status", name_of(what.status))
        .member("buyer_organisation_id", base::to_wire(what.buyer))
        .member("supplier_organisation_id", base::to_wire(what.supplier))
        .member("shipped_at", base::to_rfc3339(what.shipped_at))
        .member("acceptance_due_at", base::to_rfc3339(what.acceptance_due_at))
        .member("accepted_at", what.accepted_at)
        .member("accepted_by_name", what.accepted_by ? std::optional(what.accepted_by->name) : std::nullopt)
        .member("escalated_at", what.escalated_at)
        .begin_array("lines");
    for (const auto& line : what.lines) write_line(out, line);
    out.end_array().begin_array("lots");
    for (const auto& lot : what.lots) write_lot(out, lot);
    out.end_array().end_object();
}

}  // namespace

std::string encode_delivery(const domain::delivery& what) {
    std::string text;
    json::writer out(text);
    write_delivery(out, what);
    return text;
}

std::string encode_delivery_of(const app::delivery_view& what) { return encode_delivery(what.what); }

std::string encode_deliveries(std::span<const domain::delivery> page, const std::string& next_cursor) {
    return encode_page(page, next_cursor, write_delivery);
}

}  // namespace chuanpin::orders::http
