#include "orders/store/event_text.hpp"

#include "orders/domain/payment/payment.hpp"
#include "orders/domain/refund/refund.hpp"
#include "platform/base/iso_week.hpp"
#include "platform/json/writer.hpp"

namespace chuanpin::orders::store {
namespace {

constexpr int order_schema_version = 2;
constexpr std::size_t order_bytes_usual = 800;
constexpr std::size_t line_bytes_usual = 420;

/// Only where there is one.
template <class T>
void write_known(json::writer& out, std::string_view name, const std::optional<T>& value) {
    if (value) out.member(name, *value);
}

void write_weight_terms(json::writer& out, const domain::weight_terms& terms) {
    out.member("price_per_kilogram_fen", terms.kilogram_price.value)
        .member("weight_under_permille", terms.under_permille)
        .member("weight_over_permille", terms.over_permille);
}

// What became of a line: nothing of it while the order is new.
void write_outcome(json::writer& out, const domain::order_line& line) {
    write_known(out, "accepted_quantity", line.accepted_quantity);
    write_known(out, "accepted_g", line.accepted_g);
    if (line.accepted_quantity) out.member("accepted_amount_fen", domain::accepted_amount(line).value);
    write_known(out, "rejected_quantity", line.rejected_quantity);
    if (line.shipped_quantity > 0) out.member("shipped_quantity", line.shipped_quantity);
    if (line.returned_quantity > 0) out.member("returned_quantity", line.returned_quantity);
    if (line.rejected_goods) out.member("rejected_goods", name_of(*line.rejected_goods));
    write_known(out, "handover_temperature_mc", line.handover_temperature_mc);
}

// Lines are nearly all of an order's event, and whoever hears of it reads them all: each says only what it has (since version 2).
void write_line(json::writer& out, const domain::order_line& line) {
    const bool goods = line.unit_net_mass_g != 0;  // or a service
    out.begin_object()
        .member("line_id", base::to_wire(line.id))
        .member("product_id", base::to_wire(line.product))
        .member("name_zh", line.name_zh)
        .member("quantity", line.quantity);
    if (goods) out.member("unit_net_mass_g", line.unit_net_mass_g);
    out.member("unit_price_fen", line.unit_price.value).member("amount_fen", line.amount.value);
    if (line.by_weight) write_weight_terms(out, *line.by_weight);
    write_outcome(out, line);
    if (line.refunded.value > 0) out.member("refunded_fen", line.refunded.value);
    out.begin_object("storage");
    if (goods) out.member("class", line.storage.storage_class);
    write_known(out, "min_mc", line.storage.min_mc);
    write_known(out, "max_mc", line.storage.max_mc);
    out.end_object().member("origin_county_code", line.origin_county_code);
    write_known(out, "certificate_number", line.certificate_number);
    out.member("channel", name_of(line.by));
    write_known(out, "campaign", line.campaign);
    if (line.delivery_week)
        out.member("delivery_week", base::week_text(*line.delivery_week))
            .member("waiting_quantity", line.waiting_quantity)
            .member("unmet_quantity", line.unmet_quantity);
    out.end_object();
}

// What is still to be paid, and by when, once the goods are accepted; and what is to be paid back.
void write_money(json::writer& out, const domain::order& what) {
    if (const auto due = domain::due_on(what))
        out.member("payment_due_on", base::to_text(*due)).member("left_to_pay_fen", domain::left_to_pay(what).value);
    if (what.refund_granted.value > 0) out.member("refund_granted_fen", what.refund_granted.value);
    if (what.paid_confirmed.value > 0)
        out.member("paid_confirmed_fen", what.paid_confirmed.value).member("owed_back_fen", domain::owed_back(what).value);
}

// What was ordered, where a line of another product is delivered instead.
void write_replacements(json::writer& out, const domain::order& what) {
    out.begin_array("replacements");
    for (const auto& each : what.replacements)
        out.begin_object()
            .member("line_id", base::to_wire(each.line))
            .member("product_id", base::to_wire(each.product))
            .member("name_zh", each.name_zh)
            .member("amount_fen", each.amount.value)
            .member("reason", each.reason)
            .end_object();
    out.end_array();
}

// Address and contact stay here: they are for the two parties, who read the order itself.
std::string order_data(const domain::order& what) {
    std::string text;
    text.reserve(order_bytes_usual + what.lines.size() * line_bytes_usual);
    json::writer out(text);
    out.begin_object()
        .member("order_id", base::to_wire(what.id))
        .member("version", what.version)
        .member("status", name_of(what.status))
        .member("buyer_organisation_id", base::to_wire(what.buyer))
        .member("supplier_organisation_id", base::to_wire(what.supplier))
        .member("total_fen", what.total.value)
        .member("accepted_fen", what.accepted_total ? std::optional(what.accepted_total->value) : std::nullopt)
        .member("delivery_county_code", what.delivery.county_code)
        .member("requested_delivery_date", base::to_text(what.requested_delivery_date))
        .member("placed_at", base::to_rfc3339(what.placed_at));
    if (is_waiting(what.status)) out.member("hold_expires_at", base::to_rfc3339(what.hold_expires_at));
    if (what.status == domain::order_status::submitted)
        out.member("approvals_needed", what.approvals_needed).member("approvals_given", what.approvals_given);
    if (what.freight) out.member("freight_fen", what.freight->amount.value);
    if (what.award) out.member("quotation_id", base::to_wire(what.award->quotation));
    if (what.confirmed_at) out.member("confirmed_at", what.confirmed_at);
    if (what.dispatched_at) out.member("dispatched_at", what.dispatched_at);
    if (what.accepted_at) out.member("accepted_at", what.accepted_at);
    if (what.rated) out.member("rating_stars", what.rated->stars);
    if (what.cancelled_at) out.member("cancelled_at", what.cancelled_at).member("cancellation_reason", what.cancellation_reason);
    out.member("deliveries", what.deliveries).member("returned_fen", what.returned_total.value);
    if (what.short_close)
        out.member("short_close_by", name_of(what.short_close->by)).member("short_close_reason", what.short_close->reason);
    if (what.closed_at) out.member("closed_at", what.closed_at);
    write_money(out, what);
    out.begin_array("lines");
    for (const auto& line : what.lines) write_line(out, line);
    out.end_array();
    if (!what.replacements.empty()) write_replacements(out, what);
    out.end_object();
    return text;
}

std::string stock_data(const domain::stock_level& level) {
    std::string text;
    json::writer(text)
        .begin_object()
        .member("stock_id", base::to_wire(level.id))
        .member("product_id", base::to_wire(level.key.product))
        .member("warehouse_id", base::to_wire(level.key.warehouse))
        .member("on_hand", level.on_hand)
        .member("reserved", level.reserved)
        .member("available", level.available())
        .member("version", level.version)
        .end_object();
    return text;
}

std::string budget_data(const domain::budget& what) {
    std::string text;
    json::writer(text)
        .begin_object()
        .member("budget_id", base::to_wire(what.id))
        .member("version", what.version)
        .member("organisation_id", base::to_wire(what.organisation))
        .member("unit_id", what.unit ? std::optional(base::to_wire(*what.unit)) : std::nullopt)
        .member("year", what.year)
        .member("fund", name_of(what.from))
        .member("allocated_fen", what.allocated.value)
        .member("committed_fen", what.committed.value)
        .member("consumed_fen", what.consumed.value)
        .end_object();
    return text;
}

std::string warehouse_data(const domain::warehouse& what) {
    std::string text;
    json::writer(text)
        .begin_object()
        .member("warehouse_id", base::to_wire(what.id))
        .member("organisation_id", base::to_wire(what.owner))
        .member("code", what.code)
        .member("kind", domain::name_of(what.kind))
        .member("name", what.name)
        .member("county_code", what.county_code)
        .member("address", what.address)
        .member("closed_at", what.closed_at)
        .end_object();
    return text;
}

std::string rules_data(const domain::purchasing_rules& what) {
    std::string text;
    json::writer out(text);
    out.begin_object()
        .member("organisation_id", base::to_wire(what.organisation))
        .member("unit_id", what.unit ? std::optional(base::to_wire(*what.unit)) : std::nullopt)
        .member("version", what.version)
        .begin_array("approvals");
    for (const auto& step : what.approvals)
        out.begin_object().member("amount_from_fen", step.amount_from.value).member("approvals", step.approvals).end_object();
    out.end_array().member("budget_required", what.budget_required);
    if (what.contract_from) out.member("contract_from_fen", what.contract_from->value);
    if (what.quotation_from) out.member("quotation_from_fen", what.quotation_from->value).member("quotes_min", what.quotes_min);
    out.end_object();
    return text;
}

// What the buyer's house still decides among itself is not the supplier's to know.
std::vector<std::string> parties_of(const domain::order& what) {
    std::vector<std::string> parties{base::to_wire(what.buyer)};
    if (what.approved_at) parties.push_back(base::to_wire(what.supplier));
    return parties;
}

}  // namespace

journal::entry to_entry(const domain::budget_event& event) {
    return {.id = event.id,
            .type = std::string(domain::budget_changed_event),
            .aggregate_type = "budget",
            .aggregate_id = base::to_wire(event.what.id),
            .aggregate_version = event.what.version,
            .visible_to = {base::to_wire(event.what.organisation)},
            .data = budget_data(event.what),
            .detail = {}};
}

journal::entry to_entry(const domain::purchasing_rules_event& event) {
    const auto& what = event.what;
    return {.id = event.id,
            .type = std::string(domain::purchasing_rules_changed_event),
            .aggregate_type = "purchasing_rules",
            .aggregate_id = what.unit ? base::to_wire(*what.unit) : base::to_wire(what.organisation),
            .aggregate_version = what.version,
            .visible_to = {base::to_wire(what.organisation)},
            .data = rules_data(what),
            .detail = {}};
}

journal::entry to_entry(const domain::order_event& event) {
    const auto& what = *event.what;
    return {.id = event.id,
            .type = std::string(event.type),
            .schema_version = order_schema_version,
            .aggregate_type = "order",
            .aggregate_id = base::to_wire(what.id),
            .aggregate_version = what.version,
            .visible_to = parties_of(what),
            .data = order_data(what),
            .detail = {}};
}

journal::entry to_entry(const domain::stock_event& event) {
    return {.id = event.id,
            .type = std::string(domain::stock_level_changed_event),
            .aggregate_type = "stock_level",
            .aggregate_id = base::to_wire(event.what.id),
            .aggregate_version = event.what.version,
            .visible_to = {base::to_wire(event.what.supplier)},
            .data = stock_data(event.what),
            .detail = {}};
}

journal::entry to_entry(const domain::warehouse_event& event) {
    return {.id = event.id,
            .type = std::string(event.type),
            .aggregate_type = "warehouse",
            .aggregate_id = base::to_wire(event.what.id),
            .aggregate_version = event.what.version,
            .visible_to = {base::to_wire(event.what.owner)},
            .data = warehouse_data(event.what),
            .detail = {}};
}

}  // namespace chuanpin::orders::store
