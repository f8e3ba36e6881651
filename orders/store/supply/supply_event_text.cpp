// Prices are between the two parties, who alone hear of a long-term contract.
#include "orders/store/event_text.hpp"
#include "platform/json/writer.hpp"

namespace chuanpin::orders::store {
namespace {

// The newest one, or null.
void write_addendum(json::writer& out, const domain::supply_addendum* what) {
    if (what == nullptr) {
        out.member("addendum", std::optional<std::string>());
        return;
    }
    const auto& said = what->answer;
    out.begin_object("addendum")
        .member("number", what->number)
        .member("side", domain::name_of(what->side))
        .member("ends_on", what->changes.ends_on ? std::optional(base::to_text(*what->changes.ends_on)) : std::nullopt)
        .member("reason", what->reason)
        .member("text_sha256", what->document.sha256)
        .member("outcome", said ? std::optional(domain::name_of(said->outcome)) : std::nullopt)
        .member("refusal_reason", said && !said->words.empty() ? std::optional(said->words) : std::nullopt)
        .end_object();
}

std::string contract_data(const domain::supply_contract& what) {
    const auto& terms = what.terms;
    std::string text;
    json::writer out(text);
    out.begin_object()
        .member("contract_id", base::to_wire(what.id))
        .member("version", what.version)
        .member("buyer_organisation_id", base::to_wire(what.buyer))
        .member("unit_id", what.unit ? std::optional(base::to_wire(*what.unit)) : std::nullopt)
        .member("supplier_organisation_id", base::to_wire(what.supplier))
        .member("kind", domain::name_of(terms.kind))
        .member("product_id", base::to_wire(terms.product))
        .member("floor_price_fen", terms.floor_price.value)
        .member("pricing", domain::name_of(terms.pricing))
        .member("unit_price_fen", terms.unit_price ? std::optional(terms.unit_price->value) : std::nullopt)
        .member("starts_on", base::to_text(terms.starts_on))
        .member("ends_on", base::to_text(domain::last_day_of(what)))
        .member("contracted_quantity", domain::contracted_quantity(what))
        .member("text_sha256", what.document.sha256)
        .member("in_force_at", what.in_force_at ? std::optional(base::to_rfc3339(*what.in_force_at)) : std::nullopt)
        .member("cancelled_at", what.cancelled ? std::optional(base::to_rfc3339(what.cancelled->at)) : std::nullopt)
        .member("cancellation_reason", what.cancelled ? std::optional(what.cancelled->reason) : std::nullopt);
    write_addendum(out, what.addenda.empty() ? nullptr : &what.addenda.back());
    out.end_object();
    return text;
}

}  // namespace

journal::entry to_entry(const domain::supply_contract_event& event) {
    return {.id = event.id,
            .type = std::string(event.type),
            .aggregate_type = "supply_contract",
            .aggregate_id = base::to_wire(event.what.id),
            .aggregate_version = event.what.version,
            .visible_to = {base::to_wire(event.what.buyer), base::to_wire(event.what.supplier)},
            .data = contract_data(event.what),
            .detail = {}};
}

}  // namespace chuanpin::orders::store
