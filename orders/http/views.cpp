#include "orders/http/views.hpp"

#include "orders/domain/refund/refund.hpp"
#include "orders/http/need/views.hpp"
#include "orders/http/page_text.hpp"
#include "platform/base/iso_week.hpp"

namespace chuanpin::orders::http {
namespace {

std::optional<std::string> due_text(const domain::order& what) {
    const auto due = domain::due_on(what);
    return due ? std::optional(base::to_text(*due)) : std::nullopt;
}

// What a list and a single order share.
void write_head(json::writer& out, const domain::order& what) {
    out.member("id", base::to_wire(what.id))
        .member("version", what.version)
        .member("status", name_of(what.status))
        .member("buyer_organisation_id", base::to_wire(what.buyer))
        .member("supplier_organisation_id", base::to_wire(what.supplier))
        .member("total_fen", what.total.value)
        .member("accepted_fen", what.accepted_total ? std::optional(what.accepted_total->value) : std::nullopt)
        .member("owed_fen", domain::owed_amount(what).value)
        .member("payment_kind", domain::name_of(what.terms.kind))
        .member("payment_days", what.terms.days)
        .member("payment_due_on", due_text(what))
        .member("paid_recorded_fen", what.paid_recorded.value)
        .member("paid_confirmed_fen", what.paid_confirmed.value)
        .member("refund_granted_fen", what.refund_granted.value)
        .member("refund_recorded_fen", what.refund_recorded.value)
        .member("refund_confirmed_fen", what.refund_confirmed.value)
        .member("owed_back_fen", domain::owed_back(what).value)
        .member("contract_required", what.contract_required)
        .member("freight_fen", what.freight ? std::optional(what.freight->amount.value) : std::nullopt)
        .member("quotation_id", what.award ? std::optional(base::to_wire(what.award->quotation)) : std::nullopt)
        .member("requested_delivery_date", base::to_text(what.requested_delivery_date))
        .member("unit_id", what.unit)
        .member("placed_at", base::to_rfc3339(what.placed_at))
        .member("approvals_needed", what.approvals_needed)
        .member("approvals_given", what.approvals_given)
        .member("approved_at", what.approved_at)
        .member("hold_expires_at", is_waiting(what.status) ? std::optional(base::to_rfc3339(what.hold_expires_at)) : std::nullopt)
        .member("confirmed_at", what.confirmed_at)
        .member("dispatched_at", what.dispatched_at)
        .member("accepted_at", what.accepted_at)
        .member("accepted_by_name", what.accepted_by ? std::optional(what.accepted_by->name) : std::nullopt)
        .member("rating_stars", what.rated ? std::optional(what.rated->stars) : std::nullopt)
        .member("rating_comment", what.rated && !what.rated->comment.empty() ? std::optional(what.rated->comment) : std::nullopt)
        .member("deliveries", what.deliveries)
        .member("returned_fen", what.returned_total.value)
        .member("short_close_by", what.short_close ? std::optional(name_of(what.short_close->by)) : std::nullopt)
        .member("short_close_reason", what.short_close ? std::optional(what.short_close->reason) : std::nullopt)
        .member("closed_at", what.closed_at)
        .member("cancelled_at", what.cancelled_at)
        .member("cancellation_reason", what.cancellation_reason);
}

/// Of a service: null.
template <class T>
std::optional<T> of_goods(const domain::order_line& line, const T& what) {
    if (line.unit_net_mass_g == 0) return std::nullopt;
    return what;
}

// What was found of season and freshness when the order was placed.
void write_lots(json::writer& out, const domain::order_line& line, base::business_date delivery) {
    const auto text = [](const std::optional<base::business_date>& day) { return day ? std::optional(base::to_text(*day)) : std::nullopt; };
    out.begin_array("lots");
    for (const auto& each : line.lots) {
        const auto why = domain::explain(each, delivery);
        out.begin_object()
            .member("lot_id", base::to_wire(each.lot))
            .member("quantity", each.quantity)
            .member("harvested_on", text(each.harvested_on))
            .member("first_harvest_on", text(each.first_harvest_on))
            .member("expires_on", text(each.expires_on))
            .member("explanation_zh", why.zh)
            .member("explanation_en", why.en)
            .end_object();
    }
    out.end_array();
}

void write_line(json::writer& out, const domain::order_line& line, base::business_date delivery) {
    out.begin_object()
        .member("id", base::to_wire(line.id))
        .member("offer_id", base::to_wire(line.offer))
        .member("offer_version", line.offer_version)
        .member("product_id", base::to_wire(line.product))
        .member("name_zh", line.name_zh)
        .member("quantity", line.quantity)
        .member("unit_net_mass_g", of_goods(line, line.unit_net_mass_g))
        .member("unit_price_fen", line.unit_price.value)
        .member("amount_fen", line.amount.value)
        .member("shipped_quantity", line.shipped_quantity)
        .member("returned_quantity", line.returned_quantity)
        .member("price_per_kilogram_fen", line.by_weight ? std::optional(line.by_weight->kilogram_price.value) : std::nullopt)
        .member("weight_under_permille", line.by_weight ? line.by_weight->under_permille : 0)
        .member("weight_over_permille", line.by_weight ? line.by_weight->over_permille : 0)
        .member("accepted_quantity", line.accepted_quantity)
        .member("accepted_g", line.accepted_g)
        .member("accepted_amount_fen", line.accepted_quantity ? std::optional(domain::accepted_amount(line).value) : std::nullopt)
        .member("rejected_quantity", line.rejected_quantity)
        .member("rejection_reason", line.rejection_reason)
        .member("rejected_goods", line.rejected_goods ? std::optional(name_of(*line.rejected_goods)) : std::nullopt)
        .member("rejection_photo_sha256", line.rejection_photo_sha256)
        .member("handover_temperature_mc", line.handover_temperature_mc)
        .member("handover_in_range", domain::handed_over_in_range(line));
    if (line.refunded.value > 0) out.member("refunded_fen", line.refunded.value);
    out.begin_object("storage")
        .member("class", of_goods(line, line.storage.storage_class))
        .member("min_mc", line.storage.min_mc)
        .member("max_mc", line.storage.max_mc)
        .end_object();
    out.member("origin_county_code", line.origin_county_code)
        .member("certificate_number", line.certificate_number)
        .member("budget_id", line.budget)
        .member("channel", name_of(line.by))
        .member("campaign", line.campaign);
    if (line.delivery_week)
        out.member("delivery_week", base::week_text(*line.delivery_week))
            .member("waiting_quantity", line.waiting_quantity)
            .member("unmet_quantity", line.unmet_quantity);
    write_lots(out, line, delivery);
    if (line.substitutes) write_permission(out, "substitutes", line.substitutes);
    out.end_object();
}

// What was ordered and is not delivered, since it was replaced within what the buyer allows.
void write_replacements(json::writer& out, const domain::order& what) {
    out.begin_array("replacements");
    for (const auto& each : what.replacements)
        out.begin_object()
            .member("line_id", base::to_wire(each.line))
            .member("replaced_line_id", base::to_wire(each.replaced))
            .member("offer_id", base::to_wire(each.offer))
            .member("offer_version", each.offer_version)
            .member("product_id", base::to_wire(each.product))
            .member("name_zh", each.name_zh)
            .member("quantity", each.quantity)
            .member("unit_net_mass_g", each.unit_net_mass_g)
            .member("unit_price_fen", each.unit_price.value)
            .member("amount_fen", each.amount.value)
            .member("certificate_number", each.certificate_number)
            .member("reason", each.reason)
            .member("replaced_at", base::to_rfc3339(each.at))
            .end_object();
    out.end_array();
}

void write_movement(json::writer& out, const app::shown_movement& shown) {
    const auto& what = shown.what;
    const auto effect = domain::effect_of(what.kind);
    out.begin_object()
        .member("number", shown.number)
        .member("kind", name_of(what.kind))
        .member("product_id", base::to_wire(what.key.product))
        .member("warehouse_id", base::to_wire(what.key.warehouse))
        .member("warehouse_code", shown.warehouse_code)
        .member("quantity", what.quantity)
        .member("on_hand_change", effect.on_hand * what.quantity)
        .member("reserved_change", effect.reserved * what.quantity)
        .member("order_id", what.order)
        .member("line_id", what.line)
        .member("lot_id", what.lot == domain::unnamed_lot ? std::nullopt : std::optional(base::to_wire(what.lot)))
        .member("cause",
                what.cause == domain::movement_cause::none ? std::nullopt : std::optional(std::string(domain::name_of(what.cause))))
        .member("transfer_id", what.transfer)
        .member("reason", what.reason.empty() ? std::nullopt : std::optional(what.reason))
        .member("recorded_at", base::to_rfc3339(what.at))
        .end_object();
}

}  // namespace

namespace {

void write_level_members(json::writer& out, const app::shown_level& what) {
    out.member("product_id", base::to_wire(what.level.key.product))
        .member("warehouse_id", base::to_wire(what.level.key.warehouse))
        .member("warehouse_code", what.warehouse_code)
        .member("on_hand", what.level.on_hand)
        .member("reserved", what.level.reserved)
        .member("available", what.level.available())
        .member("version", what.level.version);
}

void write_season(json::writer& out, const domain::lot_season& what) {
    const auto why = domain::explain(what);
    out.begin_object("season")
        .member("lot_id", base::to_wire(what.lot))
        .member("harvested_on", base::to_text(what.harvested_on))
        .member("variety", what.goods.variety_key)
        .member("county_code", what.goods.county_code)
        .member("first_harvest_on", what.first_harvest_on ? std::optional(base::to_text(*what.first_harvest_on)) : std::nullopt)
        .member("held_against_announcements", what.goods.is_known())
        .member("explanation_zh", why.zh)
        .member("explanation_en", why.en)
        .end_object();
}

}  // namespace

void write_level(json::writer& out, const app::shown_level& what) {
    out.begin_object();
    write_level_members(out, what);
    out.end_object();
}

std::string encode_order(const domain::order& what) {
    std::string text;
    text.reserve(900 + what.lines.size() * 580);
    json::writer out(text);
    out.begin_object();
    write_head(out, what);
    out.begin_object("delivery")
        .member("county_code", what.delivery.county_code)
        .member("address", what.delivery.address)
        .member("contact", what.delivery.contact)
        .end_object();
    out.begin_array("lines");
    for (const auto& line : what.lines) write_line(out, line, what.requested_delivery_date);
    out.end_array();
    if (!what.replacements.empty()) write_replacements(out, what);
    out.end_object();
    return text;
}

std::string encode_level(const app::shown_level& what) {
    std::string text;
    json::writer out(text);
    out.begin_object();
    write_level_members(out, what);
    if (what.season) write_season(out, *what.season);
    out.end_object();
    return text;
}

std::string encode_orders(std::span<const domain::order> page, const std::string& next_cursor) {
    return encode_page(page, next_cursor, [](json::writer& out, const domain::order& what) {
        out.begin_object();
        write_head(out, what);
        out.member("delivery_county_code", what.delivery.county_code).end_object();
    });
}

std::string encode_levels(std::span<const app::shown_level> page, const std::string& next_cursor) {
    return encode_page(page, next_cursor, write_level);
}
std::string encode_movements(std::span<const app::shown_movement> page, const std::string& next_cursor) {
    return encode_page(page, next_cursor, write_movement);
}

}  // namespace chuanpin::orders::http
