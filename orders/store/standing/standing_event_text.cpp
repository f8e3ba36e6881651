// What a house takes when is its own: nobody else hears of it.
#include "orders/domain/standing/partial_day.hpp"
#include "orders/store/event_text.hpp"
#include "platform/json/writer.hpp"

namespace chuanpin::orders::store {
namespace {

constexpr std::size_t detail_bytes_max = 900;  // a notice quotes them

std::string calendar_data(const domain::school_calendar& what) {
    std::string text;
    json::writer(text)
        .begin_object()
        .member("calendar_id", base::to_wire(what.id))
        .member("version", what.version)
        .member("organisation_id", base::to_wire(what.owner))
        .member("unit_id", what.unit ? std::optional(base::to_wire(*what.unit)) : std::nullopt)
        .member("name", what.name)
        .end_object();
    return text;
}

// The sentences are what people are told; the lines are for programs.
void write_skipped(json::writer& out, const domain::standing_day& day) {
    out.member("day", base::to_text(day.day))
        .member("code", "lines-skipped")
        .member("detail", domain::sentences_of(day.skipped, detail_bytes_max))
        .member("order_id", day.order ? std::optional(base::to_wire(*day.order)) : std::nullopt)
        .begin_array("skipped");
    for (const auto& each : day.skipped)
        out.begin_object()
            .member("offer_id", base::to_wire(each.offer))
            .member("name_zh", each.name_zh)
            .member("quantity", each.quantity)
            .member("code", each.code)
            .end_object();
    out.end_array();
}

std::string standing_data(const domain::standing_order_event& event) {
    const auto& what = event.what;
    std::string text;
    json::writer out(text);
    out.begin_object()
        .member("standing_order_id", base::to_wire(what.id))
        .member("version", what.version)
        .member("status", domain::name_of(what.status))
        .member("buyer_organisation_id", base::to_wire(what.buyer))
        .member("unit_id", what.unit ? std::optional(base::to_wire(*what.unit)) : std::nullopt)
        .member("supplier_organisation_id", base::to_wire(what.plan.supplier))
        .member("name", what.plan.name)
        .member("decided_through", base::to_text(what.decided_through));
    if (event.day && event.day->skipped.empty())
        out.member("day", base::to_text(event.day->day)).member("code", event.day->code).member("detail", event.day->detail);
    if (event.day && !event.day->skipped.empty()) write_skipped(out, *event.day);
    out.end_object();
    return text;
}

}  // namespace

journal::entry to_entry(const domain::school_calendar_event& event) {
    return {.id = event.id,
            .type = std::string(event.type),
            .aggregate_type = "school_calendar",
            .aggregate_id = base::to_wire(event.what.id),
            .aggregate_version = event.what.version,
            .visible_to = {base::to_wire(event.what.owner)},
            .data = calendar_data(event.what),
            .detail = {}};
}

journal::entry to_entry(const domain::standing_order_event& event) {
    return {.id = event.id,
            .type = std::string(event.type),
            .aggregate_type = "standing_order",
            .aggregate_id = base::to_wire(event.what.id),
            .aggregate_version = event.what.version,
            .visible_to = {base::to_wire(event.what.buyer)},
            .data = standing_data(event),
            .detail = {}};
}

}  // namespace chuanpin::orders::store
