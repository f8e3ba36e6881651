#include "catalog/http/label/label_json.hpp"

#include <nlohmann/json.hpp>

#include "catalog/http/parts_json.hpp"
#include "platform/json/reader.hpp"

namespace chuanpin::catalog::http {
namespace {

using json::ordered_value;

constexpr json::limits body_limits{.bytes_max = std::size_t{4} * 1024, .depth_max = 2, .values_max = 10, .members_max = 5};
constexpr std::size_t code_length_max = 64;  ///< what is looked at; a longer text is no code

ordered_value range_document(const domain::label_range& what) {
    return {{"id", base::to_wire(what.id)},
            {"number", what.number},
            {"lot_id", base::to_wire(what.lot)},
            {"product_id", base::to_wire(what.product)},
            {"certificate_number", what.certificate_number},
            {"first_serial", what.first_serial},
            {"last_serial", what.last_serial()},
            {"count", what.count},
            {"status", what.voided ? "void" : "valid"},
            {"void_reason", what.voided ? ordered_value(what.voided->reason) : ordered_value(nullptr)},
            {"voided_at", what.voided ? ordered_value(base::to_rfc3339(what.voided->at)) : ordered_value(nullptr)},
            {"issued_at", base::to_rfc3339(what.issued_at)}};
}

ordered_value place_json(const std::string& place) { return place.empty() ? ordered_value(nullptr) : ordered_value(place); }

}  // namespace

base::result<std::int64_t> decode_label_count(std::string_view text) {
    const auto document = json::parse(text, body_limits);
    if (!document) return base::refusal(document.error());
    json::object_reader body(*document);
    const auto count = body.integer("count", {.min = 1, .max = domain::label_range_count_max});
    if (auto fault = body.finish(); !fault) return base::refusal(std::move(fault.error()));
    return count;
}

base::result<std::string> decode_voidance(std::string_view text) {
    const auto document = json::parse(text, body_limits);
    if (!document) return base::refusal(document.error());
    json::object_reader body(*document);
    auto reason = body.text("reason", {.length_max = domain::voidance_reason_length_max});
    if (auto fault = body.finish(); !fault) return base::refusal(std::move(fault.error()));
    return reason;
}

base::result<scan_request> decode_scan(std::string_view text) {
    const auto document = json::parse(text, body_limits);
    if (!document) return base::refusal(document.error());
    json::object_reader body(*document);
    const auto code = body.text("code", {.length_max = code_length_max});
    auto place = body.optional_text("county_code", {.length_max = code_length_max});
    if (place && !domain::is_scan_place(*place)) body.fault("county_code", "invalid-format", "Six digits of GB/T 2260.");
    auto parsed = domain::parse_label_code(code);
    if (!parsed && !code.empty()) body.fault("code", parsed.error().fields.front().code, parsed.error().detail);
    if (auto fault = body.finish(); !fault) {
        const bool only_the_code = fault.error().fields.size() == 1 && fault.error().fields.front().pointer == "/code";
        return base::refusal(only_the_code && !parsed && !code.empty() ? std::move(parsed.error()) : std::move(fault.error()));
    }
    return scan_request{*std::move(parsed), std::move(place)};
}

std::string encode_label_range(const domain::label_range& what) { return json::dump(range_document(what)); }

std::string encode_label_ranges(const app::label_range_page& page, const std::string& next_cursor) {
    auto data = ordered_value::array();
    for (const auto& each : page.ranges) data.push_back(range_document(each));
    return json::dump(ordered_value{{"packs", page.packs},
                                    {"issued", page.taken.labels},
                                    {"left", domain::labels_left(page.packs, page.taken)},
                                    {"data", std::move(data)},
                                    {"next_cursor", next_cursor.empty() ? ordered_value(nullptr) : ordered_value(next_cursor)},
                                    {"has_more", !next_cursor.empty()}});
}

std::string encode_scan(const app::scan_view& view) {
    const auto& range = view.range;
    return json::dump(ordered_value{
        {"code", domain::to_text(view.code)},
        {"genuine", true},
        {"void", range.voided.has_value()},
        {"void_reason", range.voided ? ordered_value(range.voided->reason) : ordered_value(nullptr)},
        {"product", ordered_value{{"id", base::to_wire(range.product)}, {"name_zh", view.product_name}}},
        {"lot",
         ordered_value{{"id", base::to_wire(range.lot)}, {"number", view.lot_number}, {"harvested_on", base::to_text(view.harvested_on)}}},
        {"certificate", ordered_value{{"number", range.certificate_number}, {"authorises_today", view.authorised}}},
        {"first_scan", view.count.scans == 1},
        {"repeated", view.count.scans > 1},
        {"first_scanned_at", base::to_rfc3339(view.count.first_at)},
        {"first_county_code", text_json(view.count.first_place)},
        {"scans", view.count.scans}});
}

std::string encode_scans(const app::scan_page& page, const app::scan_labels& labels, const std::string& next_cursor) {
    auto data = ordered_value::array();
    for (const auto& each : page.days)
        data.push_back(ordered_value{{"scanned_on", base::to_text(each.on)},
                                     {"county_code", place_json(each.place)},
                                     {"scans", each.scans},
                                     {"first_scans", each.first_scans}});
    auto repeated = ordered_value::array();
    for (const auto& each : page.repeated)
        repeated.push_back(ordered_value{{"code", labels.code_of(each)},
                                         {"scans", each.count.scans},
                                         {"first_scanned_at", base::to_rfc3339(each.count.first_at)},
                                         {"first_county_code", text_json(each.count.first_place)},
                                         {"last_scanned_at", base::to_rfc3339(each.last_at)}});
    return json::dump(ordered_value{{"repeated", std::move(repeated)},
                                    {"data", std::move(data)},
                                    {"next_cursor", next_cursor.empty() ? ordered_value(nullptr) : ordered_value(next_cursor)},
                                    {"has_more", !next_cursor.empty()}});
}

}  // namespace chuanpin::catalog::http
