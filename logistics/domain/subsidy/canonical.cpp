// One line a value, each named, so that neither order nor absence can make two sets of inputs look alike.
#include <fmt/format.h>

#include "logistics/domain/subsidy/assessment.hpp"
#include "logistics/domain/text.hpp"
#include "platform/base/encoding.hpp"

namespace chuanpin::logistics::domain {

namespace {

// Free text goes in as hexadecimal: a line feed in it cannot imitate another line.
void append(std::string& text, std::string_view name, std::string_view value) { text += fmt::format("{}={}\n", name, base::to_hex(value)); }
void append(std::string& text, std::string_view name, std::int64_t value) { text += fmt::format("{}={}\n", name, value); }
void append(std::string& text, std::string_view name, const std::optional<std::int64_t>& value) {
    if (value) append(text, name, *value);
}

// Without its days: a later version may cut them short, and that changes nothing for a shipment on which this one holds.
void append_rule(std::string& text, const subsidy_rule& rule) {
    append(text, "rule", rule.code);
    append(text, "rule_version", rule.version);
    append(text, "document_number", rule.document_number);
    append(text, "cold_rate", rational_text(rule.cold_rate));
    append(text, "ambient_rate", rational_text(rule.ambient_rate));
    append(text, "otherwise", name_of(rule.otherwise));
    append(text, "cap_fen", rule.cap.value);
    append(text, "mass_min_g", rule.mass_min_g);
    append(text, "distance_tolerance_permille", rule.distance_tolerance_permille);
}

}  // namespace

std::string canonical_text(const assessment_inputs& inputs) {
    std::string text = "subsidy assessment inputs 1\n";
    append(text, "shipment", base::to_wire(inputs.shipment));
    append(text, "order", base::to_wire(inputs.order));
    append(text, "dispatched_on", base::to_text(inputs.dispatched_on));
    append(text, "rule_code", inputs.rule_code);
    if (inputs.rule) append_rule(text, *inputs.rule);
    append(text, "status", name_of(inputs.status));
    for (const auto& each : inputs.marks.certificates) append(text, "certificate", each);
    if (inputs.marks.lines_without > 0) append(text, "lines_without_certificate", inputs.marks.lines_without);
    append(text, "mass_g", inputs.mass_g);
    append(text, "delivery_county_code", inputs.delivery_county_code);
    append(text, "declared_distance_m", inputs.declared_distance_m);
    for (const auto& each : inputs.ways) {
        append(text, "origin", each.origin_county_code);
        if (!each.found) continue;
        append(text, "table_version", each.found->table_version);
        append(text, "destination", each.found->destination_code);
        append(text, "distance_m", each.found->distance_m);
    }
    if (inputs.verdict) append(text, "verdict", base::to_wire(inputs.verdict->id));
    return text;
}

}  // namespace chuanpin::logistics::domain
