#include "logistics/store/judgement_json.hpp"

#include <stdexcept>

#include <nlohmann/json.hpp>

#include "platform/json/parse.hpp"

namespace chuanpin::logistics::store {

namespace {

using json::value;
using std::chrono::sys_seconds;

std::int64_t seconds_of(sys_seconds at) { return at.time_since_epoch().count(); }
sys_seconds moment_of(const value& seconds) { return sys_seconds(std::chrono::seconds(seconds.get<std::int64_t>())); }

value encode(const std::vector<domain::reason>& reasons) {
    value list = value::array();
    for (const auto& each : reasons) {
        value figures = value::array();
        for (const auto& figure : each.figures) figures.push_back({figure.name, figure.value});
        list.push_back({{"code", each.code}, {"zh", each.text_zh}, {"en", each.text_en}, {"figures", std::move(figures)}});
    }
    return list;
}

std::vector<domain::reason> decode_reasons(const value& list) {
    std::vector<domain::reason> reasons;
    for (const auto& each : list) {
        domain::reason reason{each.at("code"), each.at("zh"), each.at("en"), {}};
        for (const auto& figure : each.at("figures")) reason.figures.push_back({figure.at(0), figure.at(1)});
        reasons.push_back(std::move(reason));
    }
    return reasons;
}

value encode(const domain::excursion& out) {
    return {{"side", domain::name_of(out.side)}, {"start", seconds_of(out.start)}, {"end", seconds_of(out.end)},
            {"duration_s", out.duration_s},      {"peak_mc", out.peak_mc},         {"peak_at", seconds_of(out.peak_at)},
            {"excess_mc_s", out.excess_mc_s},    {"tolerated", out.tolerated}};
}

domain::excursion decode_excursion(const value& document) {
    return {.side = document.at("side") == "above" ? domain::limit_side::above : domain::limit_side::below,
            .start = moment_of(document.at("start")),
            .end = moment_of(document.at("end")),
            .duration_s = document.at("duration_s"),
            .peak_mc = document.at("peak_mc"),
            .peak_at = moment_of(document.at("peak_at")),
            .excess_mc_s = document.at("excess_mc_s"),
            .tolerated = document.at("tolerated")};
}

value encode(const std::optional<domain::reading>& reading) {
    if (!reading) return nullptr;
    return value::array({seconds_of(reading->at), reading->temperature_mc});
}

std::optional<domain::reading> decode_reading(const value& document) {
    if (document.is_null()) return std::nullopt;
    return domain::reading{moment_of(document.at(0)), document.at(1)};
}

value encode(const domain::evidence& found) {
    value excursions = value::array();
    for (const auto& out : found.excursions) excursions.push_back(encode(out));
    return {{"journey_s", found.journey_s},
            {"readings_in_journey", found.readings_in_journey},
            {"interval_s", found.interval_s ? value(*found.interval_s) : value(nullptr)},
            {"allowed_gap_s", found.allowed_gap_s},
            {"largest_gap_s", found.largest_gap_s},
            {"largest_gap_at", seconds_of(found.largest_gap_at)},
            {"covered_s", found.covered_s},
            {"above_s", found.above_s},
            {"below_s", found.below_s},
            {"warmest", encode(found.warmest)},
            {"coldest", encode(found.coldest)},
            {"excursion_count", found.excursion_count},
            {"excursions", std::move(excursions)},
            {"longest_constant_s", found.longest_constant_s},
            {"constant_from", seconds_of(found.constant_from)}};
}

domain::evidence decode_evidence(const value& document) {
    domain::evidence found;
    found.journey_s = document.at("journey_s");
    found.readings_in_journey = document.at("readings_in_journey");
    if (!document.at("interval_s").is_null()) found.interval_s = document.at("interval_s").get<std::int64_t>();
    found.allowed_gap_s = document.at("allowed_gap_s");
    found.largest_gap_s = document.at("largest_gap_s");
    found.largest_gap_at = moment_of(document.at("largest_gap_at"));
    found.covered_s = document.at("covered_s");
    found.above_s = document.at("above_s");
    found.below_s = document.at("below_s");
    found.warmest = decode_reading(document.at("warmest"));
    found.coldest = decode_reading(document.at("coldest"));
    found.excursion_count = document.at("excursion_count");
    for (const auto& out : document.at("excursions")) found.excursions.push_back(decode_excursion(out));
    found.longest_constant_s = document.at("longest_constant_s");
    found.constant_from = moment_of(document.at("constant_from"));
    return found;
}

domain::verdict_kind kind_of(const std::string& name) {
    for (const auto kind : {domain::verdict_kind::passed, domain::verdict_kind::failed, domain::verdict_kind::not_enough_evidence})
        if (domain::name_of(kind) == name) return kind;
    throw std::runtime_error("a stored judgement has an unknown verdict: " + name);
}

}  // namespace

std::string encode_judgement(const domain::judgement& given) {
    return json::dump(value{{"format", 1},
                            {"verdict", domain::name_of(given.kind)},
                            {"reasons", encode(given.reasons)},
                            {"flags", encode(given.flags)},
                            {"evidence", encode(given.found)}});
}

domain::judgement decode_judgement(const std::string& text) try {
    const auto document = value::parse(text);
    return {.kind = kind_of(document.at("verdict")),
            .reasons = decode_reasons(document.at("reasons")),
            .flags = decode_reasons(document.at("flags")),
            .found = decode_evidence(document.at("evidence"))};
} catch (const nlohmann::json::exception& fault) {
    throw std::runtime_error(std::string("a stored judgement cannot be read: ") + fault.what());
}

}  // namespace chuanpin::logistics::store
