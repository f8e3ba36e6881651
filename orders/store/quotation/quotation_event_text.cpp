// A request is told to all that it asks; what became of a quote to its supplier alone, and nothing of its words before the award.
#include "orders/store/event_text.hpp"
#include "platform/json/writer.hpp"

namespace chuanpin::orders::store {
namespace {

void write_sum(json::writer& out, std::string_view name, const std::optional<domain::quote_sum>& sum) {
    if (!sum) return;
    out.begin_object(name)
        .member("total_fen", sum->total().value)
        .member("freight_fen", sum->freight.value)
        .member("mass_g", sum->mass_g)
        .member("per_kilogram_fen", domain::per_kilogram(*sum).value)
        .end_object();
}

std::string quotation_data(const domain::quotation_event& event) {
    const auto& what = event.what;
    std::string text;
    json::writer out(text);
    out.begin_object()
        .member("quotation_id", base::to_wire(what.id))
        .member("version", what.version)
        .member("status", name_of(what.status))
        .member("buyer_organisation_id", base::to_wire(what.buyer))
        .member("title", what.asked.title)
        .member("county_code", what.asked.county_code)
        .member("deliver_on", base::to_text(what.asked.deliver_on))
        .member("deadline", base::to_rfc3339(what.asked.deadline))
        .member("quotes_min", what.quotes_min);
    if (what.winner) out.member("winner_organisation_id", what.winner);
    if (what.order) out.member("order_id", what.order);
    write_sum(out, "result", event.result);
    out.end_object();
    return text;
}

std::string quote_data(const domain::quote_event& event) {
    const auto& what = event.what;
    std::string text;
    json::writer out(text);
    out.begin_object()
        .member("quote_id", base::to_wire(what.id))
        .member("version", what.version)
        .member("quotation_id", base::to_wire(event.of.id))
        .member("buyer_organisation_id", base::to_wire(event.of.buyer))
        .member("supplier_organisation_id", base::to_wire(what.supplier))
        .member("title", event.of.asked.title)
        .member("deadline", base::to_rfc3339(event.of.asked.deadline))
        .member("stands", domain::stands(what));
    if (event.of.winner) out.member("standing", what.standing).member("winner_organisation_id", event.of.winner);
    write_sum(out, "own", event.own);
    write_sum(out, "result", event.result);
    out.end_object();
    return text;
}

// That an award became an order, or is free again, is between the two; that a deadline has passed is the buyer's.
std::vector<std::string> parties_of(const domain::quotation& what, std::string_view type) {
    std::vector<std::string> parties{base::to_wire(what.buyer)};
    if (type == domain::deadline_passed_event) return parties;
    if (what.winner && (what.order || type == domain::award_released_event))
        parties.push_back(base::to_wire(*what.winner));
    else
        for (const auto& each : what.asked.suppliers) parties.push_back(base::to_wire(each));
    return parties;
}

}  // namespace

journal::entry to_entry(const domain::quotation_event& event) {
    return {.id = event.id,
            .type = std::string(event.type),
            .aggregate_type = "quotation",
            .aggregate_id = base::to_wire(event.what.id),
            .aggregate_version = event.what.version,
            .visible_to = parties_of(event.what, event.type),
            .data = quotation_data(event),
            .detail = {}};
}

journal::entry to_entry(const domain::quote_event& event) {
    return {.id = event.id,
            .type = std::string(event.type),
            .aggregate_type = "quote",
            .aggregate_id = base::to_wire(event.what.id),
            .aggregate_version = event.what.version,
            .visible_to = {base::to_wire(event.what.supplier)},
            .data = quote_data(event),
            .detail = {}};
}

}  // namespace chuanpin::orders::store
