#include <nlohmann/json.hpp>

#include "logistics/http/parts_json.hpp"
#include "logistics/http/views_json.hpp"
#include "platform/base/encoding.hpp"
#include "platform/crypto/hash.hpp"

namespace chuanpin::logistics::http {

namespace {

json_object object_of(const domain::reason& each) {
    auto figures = json_object::object();
    for (const auto& figure : each.figures) figures[figure.name] = figure.value;
    return {{"code", each.code}, {"zh", each.text_zh}, {"en", each.text_en}, {"figures", std::move(figures)}};
}

json_object list_of(const std::vector<domain::reason>& reasons) {
    auto list = json_object::array();
    for (const auto& each : reasons) list.push_back(object_of(each));
    return list;
}

json_object object_of(const std::optional<domain::reading>& peak) {
    if (!peak) return nullptr;
    return {{"temperature_mc", peak->temperature_mc}, {"at", base::to_rfc3339(peak->at)}};
}

json_object object_of(const domain::excursion& out) {
    return {{"side", domain::name_of(out.side)},
            {"start", base::to_rfc3339(out.start)},
            {"end", base::to_rfc3339(out.end)},
            {"duration_s", out.duration_s},
            {"peak_mc", out.peak_mc},
            {"peak_at", base::to_rfc3339(out.peak_at)},
            {"excess_mc_s", out.excess_mc_s},
            {"tolerated", out.tolerated}};
}

json_object object_of(const domain::evidence& found) {
    auto excursions = json_object::array();
    for (const auto& out : found.excursions) excursions.push_back(object_of(out));
    return {{"readings_in_journey", found.readings_in_journey},
            {"interval_s", or_null(found.interval_s)},
            {"largest_gap_s", found.largest_gap_s},
            {"allowed_gap_s", found.allowed_gap_s},
            {"coverage", {{"covered_s", found.covered_s}, {"journey_s", found.journey_s}, {"permille", found.coverage_permille()}}},
            {"above_s", found.above_s},
            {"below_s", found.below_s},
            {"warmest", object_of(found.warmest)},
            {"coldest", object_of(found.coldest)},
            {"excursion_count", found.excursion_count},
            {"excursions", std::move(excursions)}};
}

}  // namespace

std::string encode(const domain::verdict& given) {
    return json::dump(json_object{{"id", base::to_wire(given.id)},
                                  {"shipment_id", base::to_wire(given.shipment)},
                                  {"temperature_log_id", base::to_wire(given.log)},
                                  {"number", given.number},
                                  {"verdict", domain::name_of(given.given.kind)},
                                  {"reasons", list_of(given.given.reasons)},
                                  {"flags", list_of(given.given.flags)},
                                  {"profile", {{"code", given.profile_code}, {"version", given.profile_version}}},
                                  {"readings_sha256", base::to_hex(crypto::as_text(given.readings_sha256))},
                                  {"journey", {{"from", base::to_rfc3339(given.when.from)}, {"until", base::to_rfc3339(given.when.until)}}},
                                  {"range", {{"min_mc", or_null(given.range.min_mc)}, {"max_mc", or_null(given.range.max_mc)}}},
                                  {"figures", object_of(given.given.found)},
                                  {"given_at", base::to_rfc3339(given.given_at)}});
}

}  // namespace chuanpin::logistics::http
