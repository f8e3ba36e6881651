#include "orders/store/agreement/agreement_event_text.hpp"

#include "platform/json/writer.hpp"

namespace chuanpin::orders::store {
namespace {

struct told {
    std::string aggregate_type;
    std::string aggregate_id;
    std::string data;
};

told tell(const domain::pairing& what, std::int64_t) {
    told now{"pairing", base::to_wire(what.id), {}};
    json::writer(now.data)
        .begin_object()
        .member("pairing_id", now.aggregate_id)
        .member("helper_organisation_id", base::to_wire(what.helper))
        .member("helped_kind", name_of(what.who.kind))
        .member("helped_code", what.who.code)
        .end_object();
    return now;
}

told tell(const domain::collecting_window& what, std::int64_t version) {
    told now{"collecting_window", base::to_wire(what.id), {}};
    json::writer(now.data)
        .begin_object()
        .member("window_id", now.aggregate_id)
        .member("version", version)
        .member("helper_organisation_id", base::to_wire(what.helper))
        .member("supplier_organisation_id", base::to_wire(what.supplier))
        .member("offer_id", base::to_wire(what.asked.offer))
        .member("offer_version", what.asked.offer_version)
        .member("unit_price_fen", what.asked.unit_price.value)
        .member("opens_at", base::to_rfc3339(what.asked.opens_at))
        .member("closes_at", base::to_rfc3339(what.asked.closes_at))
        .member("closed", what.closed_at.has_value())
        .end_object();
    return now;
}

told tell(const domain::intent& what, std::int64_t version) {
    told now{"purchase_intent", base::to_wire(what.id), {}};
    json::writer(now.data)
        .begin_object()
        .member("intent_id", now.aggregate_id)
        .member("version", version)
        .member("window_id", base::to_wire(what.window))
        .member("section", what.said.section)
        .member("paid_by", name_of(what.said.paid_by))
        .member("persons", what.said.persons)
        .member("quantity", what.said.quantity)
        .member("withdrawn", what.withdrawn_at.has_value())
        .end_object();
    return now;
}

void write_line(json::writer& out, const domain::agreement_line& line) {
    out.begin_object()
        .member("line_number", line.number)
        .member("status", name_of(line.status))
        .member("window_id", base::to_wire(line.window))
        .member("helper_organisation_id", base::to_wire(line.helper))
        .member("supplier_organisation_id", base::to_wire(line.supplier))
        .member("product_id", base::to_wire(line.product))
        .member("name_zh", line.name_zh)
        .member("quantity", line.quantity)
        .member("unit_price_fen", line.unit_price.value)
        .member("amount_fen", line.amount.value)
        .member("within_pairing", line.pairing.has_value())
        .member("prepaid_recorded_fen", line.prepaid_recorded.value)
        .member("prepaid_confirmed_fen", line.prepaid_confirmed.value)
        .member("repaid_recorded_fen", line.repaid_recorded.value)
        .member("repaid_confirmed_fen", line.repaid_confirmed.value)
        .member("owed_back_fen", line.owed_back().value)
        .member("settlement_proposed_by", line.proposed ? std::optional(name_of(line.proposed->proposed_by)) : std::nullopt)
        .member("delivered_quantity", line.delivered())
        .member("reversed_quantity", line.reversed())
        .end_object();
}

told tell(const domain::agreement& what, std::int64_t version) {
    told now{"agreement", base::to_wire(what.id), {}};
    json::writer out(now.data);
    out.begin_object()
        .member("agreement_id", now.aggregate_id)
        .member("version", version)
        .member("status", name_of(what.status))
        .member("deliver_by", base::to_text(what.deliver_by))
        .member("total_fen", what.total().value)
        .member("text_sha256", what.document.sha256)
        .member("addendum_open", !what.addenda.empty() && !what.addenda.back().in_force_at);
    out.begin_array("lines");
    for (const auto& line : what.lines) write_line(out, line);
    out.end_array().end_object();
    return now;
}

}  // namespace

journal::entry to_entry(const domain::agreement_event& event) {
    auto now = std::visit([&](const auto* what) { return tell(*what, event.version); }, event.what);
    journal::entry entry{.id = event.id,
                         .type = std::string(event.type),
                         .aggregate_type = std::move(now.aggregate_type),
                         .aggregate_id = std::move(now.aggregate_id),
                         .aggregate_version = event.version,
                         .data = std::move(now.data),
                         .detail = {}};
    for (const auto each : event.seen_by) entry.visible_to.push_back(base::to_wire(each));
    return entry;
}

}  // namespace chuanpin::orders::store
