#include "orders/store/event_text.hpp"
#include "platform/json/writer.hpp"

namespace chuanpin::orders::store {

// The supplier's alone: who ordered ahead is told by the orders themselves.
journal::entry to_entry(const domain::capacity_event& event) {
    const auto& what = event.what;
    const auto week = base::week_text(what.key.week);
    std::string text;
    json::writer(text)
        .begin_object()
        .member("product_id", base::to_wire(what.key.product))
        .member("week", week)
        .member("supplier_organisation_id", base::to_wire(what.key.supplier))
        .member("announced_g", what.announced_g)
        .member("held_g", what.held_g)
        .member("overcommitted_g", what.overcommitted_g())
        .end_object();
    return {.id = event.id,
            .type = std::string(domain::capacity_overcommitted_event),
            .aggregate_type = "forward_capacity",
            .aggregate_id = base::to_wire(what.key.product) + " " + week,
            .aggregate_version = event.revision,
            .visible_to = {base::to_wire(what.key.supplier)},
            .data = std::move(text),
            .detail = {}};
}

}  // namespace chuanpin::orders::store
