// Both sides hear of it.
#include "orders/store/event_text.hpp"
#include "platform/json/writer.hpp"

namespace chuanpin::orders::store {

journal::entry to_entry(const domain::credit_limit_event& event) {
    const auto& what = event.what;
    std::string text;
    json::writer(text)
        .begin_object()
        .member("credit_limit_id", base::to_wire(what.id))
        .member("version", what.version)
        .member("supplier_organisation_id", base::to_wire(what.supplier))
        .member("buyer_organisation_id", base::to_wire(what.buyer))
        .member("unit_id", what.unit ? std::optional(base::to_wire(*what.unit)) : std::nullopt)
        .member("limit_fen", what.limit.value)
        .end_object();
    return {.id = event.id,
            .type = std::string(domain::credit_limit_set_event),
            .aggregate_type = "credit_limit",
            .aggregate_id = base::to_wire(what.id),
            .aggregate_version = what.version,
            .visible_to = {base::to_wire(what.supplier), base::to_wire(what.buyer)},
            .data = text,
            .detail = {}};
}

}  // namespace chuanpin::orders::store
