// What a house needs is its own: nobody else hears of it. Address and contact stay out.
#include "orders/store/event_text.hpp"
#include "platform/json/writer.hpp"

namespace chuanpin::orders::store {
namespace {

std::string need_data(const domain::purchase_need& what) {
    std::string text;
    json::writer out(text);
    out.begin_object()
        .member("need_id", base::to_wire(what.id))
        .member("version", what.version)
        .member("buyer_organisation_id", base::to_wire(what.buyer))
        .member("unit_id", what.unit ? std::optional(base::to_wire(*what.unit)) : std::nullopt)
        .member("kind", domain::key_of(what.terms.kind))
        .member("measure", domain::name_of(what.terms.by))
        .member("wanted", what.terms.wanted)
        .member("committed", what.committed)
        .member("delivery_county_code", what.terms.delivery.county_code)
        .member("requested_delivery_date", base::to_text(what.terms.requested_delivery_date))
        .member("withdrawn_at", what.withdrawn_at ? std::optional(base::to_rfc3339(*what.withdrawn_at)) : std::nullopt)
        .end_object();
    return text;
}

}  // namespace

journal::entry to_entry(const domain::need_event& event) {
    return {.id = event.id,
            .type = std::string(event.type),
            .aggregate_type = "need",
            .aggregate_id = base::to_wire(event.what.id),
            .aggregate_version = event.what.version,
            .visible_to = {base::to_wire(event.what.buyer)},
            .data = need_data(event.what),
            .detail = {}};
}

}  // namespace chuanpin::orders::store
