#include <nlohmann/json.hpp>

#include "logistics/http/parts_json.hpp"
#include "logistics/http/views_json.hpp"
#include "platform/base/encoding.hpp"
#include "platform/crypto/hash.hpp"

namespace chuanpin::logistics::http {

namespace {

json_object object_of(const domain::explanation_step& step) {
    auto inputs = json_object::array();
    for (const auto& each : step.inputs)
        inputs.push_back({{"name", each.name}, {"value", each.value}, {"unit", each.unit}, {"source", each.source}});
    return {{"code", step.code},           {"text_zh", step.text_zh}, {"text_en", step.text_en}, {"inputs", std::move(inputs)},
            {"operation", step.operation}, {"result", step.result},   {"unit", step.unit}};
}

// What names a rule, without its values.
json_object reference_of(const std::optional<domain::subsidy_rule>& rule) {
    if (!rule) return nullptr;
    return {{"code", rule->code},
            {"version", rule->version},
            {"document_number", rule->document_number},
            {"title_zh", rule->title_zh},
            {"example", rule->example},
            {"valid_from", base::to_text(rule->valid_from)},
            {"valid_to", or_null(rule->valid_to)}};
}

json_object object_of(const domain::assessment& what) {
    auto steps = json_object::array();
    for (const auto& step : what.outcome.steps) steps.push_back(object_of(step));
    return {{"id", base::to_wire(what.id)},
            {"shipment_id", base::to_wire(what.shipment)},
            {"order_id", base::to_wire(what.order)},
            {"number", what.number},
            {"status", domain::name_of(what.status)},
            {"granted", what.outcome.granted},
            {"amount_fen", what.outcome.amount.value},
            {"denial", what.outcome.granted ? json_object(nullptr) : json_object(what.outcome.denial)},
            {"rule_code", what.rule_code},
            {"rule", reference_of(what.rule)},
            {"verdict_id", what.verdict ? json_object(base::to_wire(*what.verdict)) : json_object(nullptr)},
            {"inputs_sha256", base::to_hex(crypto::as_text(what.inputs_sha256))},
            {"assessed_at", base::to_rfc3339(what.assessed_at)},
            {"explanation_format", domain::explanation_format},
            {"steps", std::move(steps)}};
}

json_object object_of(const domain::rule_row& row) {
    auto document = reference_of(row.rule);
    document["cold_rate_fen_per_tonne_km"] = rational_object(row.rule.cold_rate);
    document["ambient_rate_fen_per_tonne_km"] = rational_object(row.rule.ambient_rate);
    document["without_proof"] = domain::name_of(row.rule.otherwise);
    document["cap_fen"] = row.rule.cap.value;
    document["mass_min_g"] = row.rule.mass_min_g;
    document["distance_tolerance"] = rational_object(base::rational::make(row.rule.distance_tolerance_permille, 1000).value());
    document["rounding"] = "floor";
    document["recorded_at"] = base::to_rfc3339(row.recorded_at);
    return document;
}

json_object object_of(const domain::official_distance& each) {
    return {{"table_version", each.table_version},
            {"valid_from", base::to_text(each.valid_from)},
            {"origin_county_code", each.origin_county_code},
            {"origin_name_zh", each.origin_name_zh},
            {"destination_code", each.destination_code},
            {"destination_name_zh", each.destination_name_zh},
            {"distance_m", each.distance_m},
            {"approximate", each.approximate}};
}

template <class Items>
json_object list_of(const Items& items) {
    auto data = json_object::array();
    for (const auto& each : items) data.push_back(object_of(each));
    return data;
}

}  // namespace

std::string encode(const domain::assessment& what) { return json::dump(object_of(what)); }
std::string encode(const std::vector<domain::assessment>& all) { return json::dump(page_object(list_of(all), "")); }
std::string encode(const std::vector<domain::rule_row>& all) { return json::dump(page_object(list_of(all), "")); }

std::string encode(const app::page<domain::official_distance>& page, const std::string& next_cursor) {
    return json::dump(page_object(list_of(page.items), next_cursor));
}

}  // namespace chuanpin::logistics::http
