#include "orders/http/record/record_views.hpp"
#include "platform/json/writer.hpp"

namespace chuanpin::orders::http {
namespace {

std::optional<std::string> unless_empty(const std::string& text) { return text.empty() ? std::nullopt : std::optional(text); }

void write_party(json::writer& out, std::string_view name, const domain::known_organisation& who) {
    out.begin_object(name)
        .member("organisation_id", base::to_wire(who.id))
        .member("name", unless_empty(who.name))
        .member("county_code", unless_empty(who.county_code))
        .member("credit_code", who.credit_code);
}

void write_line(json::writer& out, const domain::inspection_record& record, const domain::order_line& line) {
    out.begin_object()
        .member("line_id", base::to_wire(line.id))
        .member("name_zh", line.name_zh)
        .member("unit_net_mass_g", line.unit_net_mass_g == 0 ? std::nullopt : std::optional(line.unit_net_mass_g))
        .member("quantity", line.quantity)
        .member("accepted_quantity", line.accepted_quantity)
        .member("accepted_g", line.accepted_g)
        .member("rejected_quantity", line.rejected_quantity)
        .member("rejection_reason", line.rejection_reason)
        .member("handover_temperature_mc", line.handover_temperature_mc)
        .member("handover_in_range", domain::handed_over_in_range(line))
        .member("origin_county_code", line.origin_county_code)
        .member("certificate_number", line.certificate_number);
    out.begin_array("lots");
    for (const auto& each : line.lots) {
        const auto number = record.lot_numbers.find(each.lot);
        out.begin_object()
            .member("number", number == record.lot_numbers.end() ? std::nullopt : std::optional(number->second))
            .member("quantity", each.quantity)
            .member("produced_on", each.harvested_on)
            .member("expires_on", each.expires_on)
            .end_object();
    }
    out.end_array().end_object();
}

}  // namespace

std::string encode_record(const domain::inspection_record& what) {
    const auto& order = what.what;
    std::string text;
    json::writer out(text);
    out.begin_object()
        .member("order_id", base::to_wire(order.id))
        .member("ordered_on", base::to_text(base::business_date_of(order.placed_at)))
        .member("purchased_on", base::to_text(base::business_date_of(order.accepted_at.value())))
        .member("inspected_by_name", order.accepted_by ? std::optional(order.accepted_by->name) : std::nullopt);
    write_party(out, "buyer", what.buyer);
    out.end_object();
    write_party(out, "supplier", what.supplier);
    out.member("contact_state", domain::name_of(what.contact.state));
    if (what.contact.state == domain::contact_state::stated)
        out.begin_object("contact")
            .member("address", what.contact.what.address)
            .member("name", what.contact.what.name)
            .member("telephone", what.contact.what.telephone)
            .end_object();
    else
        out.null("contact");
    out.begin_array("dispatched_from");
    for (const auto& each : what.from)
        out.begin_object().member("name", each.name).member("address", unless_empty(each.address)).end_object();
    out.end_array().end_object();
    out.begin_array("lines");
    for (const auto& line : order.lines) write_line(out, what, line);
    out.end_array().end_object();
    return text;
}

}  // namespace chuanpin::orders::http
