// Who is in a group is known to its organiser and to who is invited or in it.
#include "orders/store/event_text.hpp"
#include "platform/json/writer.hpp"

namespace chuanpin::orders::store {
namespace {

std::string group_data(const domain::buyer_group& what) {
    std::string text;
    json::writer out(text);
    out.begin_object()
        .member("group_id", base::to_wire(what.id))
        .member("version", what.version)
        .member("organiser_organisation_id", base::to_wire(what.organiser))
        .member("name", what.name);
    out.begin_array("members");
    for (const auto& each : what.members) {
        out.begin_object()
            .member("organisation_id", base::to_wire(each.organisation))
            .member("membership", domain::name_of(each.how))
            .member("may_order", each.may_order);
        if (each.reason) out.member("reason", each.reason);
        out.end_object();
    }
    out.end_array().end_object();
    return text;
}

std::vector<std::string> seen_by(const domain::buyer_group& what) {
    std::vector<std::string> organisations{base::to_wire(what.organiser)};
    for (const auto& each : what.members) organisations.push_back(base::to_wire(each.organisation));
    return organisations;
}

}  // namespace

journal::entry to_entry(const domain::buyer_group_event& event) {
    return {.id = event.id,
            .type = std::string(event.type),
            .aggregate_type = "buyer_group",
            .aggregate_id = base::to_wire(event.what.id),
            .aggregate_version = event.what.version,
            .visible_to = seen_by(event.what),
            .data = group_data(event.what),
            .detail = {}};
}

}  // namespace chuanpin::orders::store
