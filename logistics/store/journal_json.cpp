#include "logistics/store/journal_json.hpp"

#include <nlohmann/json.hpp>

#include "platform/json/parse.hpp"

namespace chuanpin::logistics::store {

namespace {

using json::value;

value optional(const std::optional<std::int64_t>& number) { return number ? value(*number) : value(nullptr); }

value base_of(const domain::shipment& what) {
    return {{"shipment_id", base::to_wire(what.id)},
            {"order_id", base::to_wire(what.order)},
            {"delivery_id", base::to_wire(what.delivery)},
            {"buyer_organisation_id", base::to_wire(what.buyer)},
            {"supplier_organisation_id", base::to_wire(what.supplier)}};
}

value encode(const std::vector<domain::reason>& reasons) {
    value list = value::array();
    for (const auto& each : reasons) {
        value figures = value::object();
        for (const auto& figure : each.figures) figures[figure.name] = figure.value;
        list.push_back({{"code", each.code}, {"zh", each.text_zh}, {"en", each.text_en}, {"figures", std::move(figures)}});
    }
    return list;
}

value data_of(const domain::shipment& what) {
    auto data = base_of(what);
    data["status"] = domain::name_of(what.status());
    data["vehicle"] = {{"plate", what.carried_by.plate}, {"kind", domain::name_of(what.carried_by.kind)}};
    data["logger_id"] = what.logger_id;
    data["distance_m"] = optional(what.declared_distance_m);
    data["loaded_at"] = base::to_rfc3339(what.loaded_at);
    data["delivered_at"] = what.delivered_at ? value(base::to_rfc3339(*what.delivered_at)) : value(nullptr);
    return data;
}

struct writer {
    journal::entry& entry;

    void about(const domain::shipment& what, std::string type, const value& data) const {
        entry.type = std::move(type);
        entry.aggregate_type = "shipment";
        entry.aggregate_id = base::to_wire(what.id);
        entry.aggregate_version = what.version;
        entry.visible_to = {base::to_wire(what.buyer), base::to_wire(what.supplier)};
        entry.data = json::dump(data);
    }

    void operator()(const domain::shipment_created& event) const { about(event.what, "shipment.created", data_of(event.what)); }
    void operator()(const domain::shipment_delivered& event) const { about(event.what, "shipment.delivered", data_of(event.what)); }

    void operator()(const domain::temperature_imported& event) const {
        auto data = base_of(event.what);
        data["temperature_log_id"] = base::to_wire(event.log.id);
        data["reading_count"] = event.log.reading_count;
        data["first_at"] = base::to_rfc3339(event.log.first_at);
        data["last_at"] = base::to_rfc3339(event.log.last_at);
        data["min_mc"] = event.log.min_mc;
        data["max_mc"] = event.log.max_mc;
        about(event.what, "shipment.temperature_imported", data);
    }

    void operator()(const domain::verdict_given& event) const {
        auto data = base_of(event.what);
        data["verdict_id"] = base::to_wire(event.given.id);
        data["verdict"] = domain::name_of(event.given.given.kind);
        data["reasons"] = encode(event.given.given.reasons);
        data["flags"] = encode(event.given.given.flags);
        data["profile"] = {{"code", event.given.profile_code}, {"version", event.given.profile_version}};
        about(event.what, "shipment.verdict_given", data);
    }

    void operator()(const domain::subsidy_assessed& event) const {
        auto data = base_of(event.what);
        data["assessment_id"] = base::to_wire(event.given.id);
        data["number"] = event.given.number;
        data["status"] = domain::name_of(event.given.status);
        data["granted"] = event.given.outcome.granted;
        data["denial"] = event.given.outcome.granted ? value(nullptr) : value(event.given.outcome.denial);
        data["amount_fen"] = event.given.outcome.amount.value;
        data["rule"] = event.given.rule ? value{{"code", event.given.rule->code}, {"version", event.given.rule->version}} : value(nullptr);
        about(event.what, "subsidy.assessed", data);
    }

    // What is published is nobody's in particular: everybody may know of it.
    void operator()(const domain::rule_published& event) const {
        entry.type = "subsidy_rule.published";
        entry.aggregate_type = "subsidy_rule";
        entry.aggregate_id = event.rule.code;
        entry.aggregate_version = event.rule.version;
        entry.visible_to = {"*"};
        entry.data = json::dump(value{{"rule_code", event.rule.code},
                                      {"version", event.rule.version},
                                      {"document_number", event.rule.document_number},
                                      {"example", event.rule.example},
                                      {"valid_from", base::to_text(event.rule.valid_from)},
                                      {"valid_to", event.rule.valid_to ? value(base::to_text(*event.rule.valid_to)) : value(nullptr)}});
    }

    void operator()(const domain::distances_published& event) const {
        entry.type = "distance_table.published";
        entry.aggregate_type = "distance_table";
        entry.aggregate_id = std::to_string(event.table_version);
        entry.aggregate_version = event.table_version;
        entry.visible_to = {"*"};
        entry.data = json::dump(value{{"table_version", event.table_version}, {"entries", event.entries}});
    }
};

}  // namespace

journal::entry to_entry(const base::event_id& id, const domain::event& what) {
    journal::entry entry;
    entry.id = id;
    std::visit(writer{entry}, what);
    return entry;
}

}  // namespace chuanpin::logistics::store
