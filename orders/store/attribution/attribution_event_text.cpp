// What was said stays with the parties, who read the correction itself.
#include "orders/store/event_text.hpp"
#include "platform/json/writer.hpp"

namespace chuanpin::orders::store {
namespace {

void write_attribution(json::writer& out, std::string_view name, const domain::attribution& what) {
    out.begin_object(name)
        .member("organisation_id", base::to_wire(what.organisation))
        .member("unit_id", what.unit ? std::optional(base::to_wire(*what.unit)) : std::nullopt)
        .member("channel", domain::name_of(what.by))
        .end_object();
}

std::string correction_data(const domain::correction& what) {
    std::string text;
    json::writer out(text);
    out.begin_object()
        .member("correction_id", base::to_wire(what.id))
        .member("version", what.version)
        .member("status", name_of(what.status))
        .member("order_id", base::to_wire(what.order))
        .member("line_id", base::to_wire(what.line))
        .member("supplier_organisation_id", base::to_wire(what.supplier))
        .member("name_zh", what.name_zh)
        .member("proposed_to_organisation_id", base::to_wire(domain::answered_by_organisation(what)));
    write_attribution(out, "from", what.from);
    write_attribution(out, "to", what.to);
    out.member("proposed_at", base::to_rfc3339(what.proposed_at)).end_object();
    return text;
}

std::vector<std::string> parties_of(const domain::correction& what) {
    std::vector<std::string> parties{base::to_wire(what.from.organisation), base::to_wire(what.supplier)};
    if (what.to.organisation != what.from.organisation) parties.push_back(base::to_wire(what.to.organisation));
    return parties;
}

}  // namespace

journal::entry to_entry(const domain::correction_event& event) {
    return {.id = event.id,
            .type = std::string(event.type),
            .aggregate_type = "attribution_correction",
            .aggregate_id = base::to_wire(event.what.id),
            .aggregate_version = event.what.version,
            .visible_to = parties_of(event.what),
            .data = correction_data(event.what),
            .detail = {}};
}

}  // namespace chuanpin::orders::store
