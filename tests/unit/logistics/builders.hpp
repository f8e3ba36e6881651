// Series, ranges and rules for the tests of logistics.
#pragma once

#include <vector>

#include "logistics/domain/subsidy/assessment.hpp"
#include "logistics/domain/verdict/verdict.hpp"
#include "tests/support/call_context.hpp"

namespace chuanpin::logistics::tests {

using namespace chuanpin::logistics::domain;
using chuanpin::tests::numbered;

/// Seconds after 2026-07-01T00:00:00Z.
inline std::chrono::sys_seconds at(std::int64_t seconds) {
    return std::chrono::sys_days(std::chrono::year(2026) / 7 / 1) + std::chrono::seconds(seconds);
}

inline temperature_series series_of(std::vector<reading> readings) { return temperature_series::make(std::move(readings)).value(); }

/// One value every `interval_s` from 0 to `until_s`, both included.
inline std::vector<reading> steady(std::int64_t until_s, std::int64_t temperature_mc, std::int64_t interval_s = 300) {
    std::vector<reading> readings;
    for (std::int64_t second = 0; second <= until_s; second += interval_s) readings.push_back({at(second), temperature_mc});
    return readings;
}

inline verdict_inputs inputs_of(std::int64_t until_s, temperature_range range) {
    return {.when = {at(0), at(until_s)},
            .range = range,
            .recorder_accuracy_mc = 500,
            .handed_in_at = at(until_s + 3600),
            .profile = &cold_chain_profiles().front()};
}

inline std::vector<std::string> codes_of(const std::vector<reason>& reasons) {
    std::vector<std::string> codes;
    for (const auto& each : reasons) codes.push_back(each.code);
    return codes;
}

inline subsidy_rule a_rule() {
    subsidy_rule rule;
    rule.code = "cold-chain-freight";
    rule.version = 1;
    rule.document_number = "示例〔2018〕1号";
    rule.title_zh = "农产品冷链运输补贴(示例)";
    rule.example = true;
    rule.valid_from = std::chrono::year(2018) / 8 / 31;
    rule.cold_rate = base::rational::make(45, 2).value();
    rule.ambient_rate = base::rational::make(10, 1).value();
    rule.otherwise = without_proof::ambient_rate;
    rule.cap = {300'000};
    rule.mass_min_g = 300'000;
    rule.distance_tolerance_permille = 50;
    return rule;
}

inline official_distance a_distance(std::int64_t distance_m = 560'000, std::string origin = "513423") {
    return {.table_version = 1,
            .valid_from = std::chrono::year(2018) / 8 / 31,
            .origin_county_code = std::move(origin),
            .origin_name_zh = "盐源县",
            .destination_code = "510100",
            .destination_name_zh = "成都市",
            .distance_m = distance_m,
            .approximate = true};
}

/// 2,070 kg accepted, 565 km declared, verdict passed.
inline assessment_inputs an_assessment() {
    assessment_inputs inputs;
    inputs.shipment = numbered<shipment_id>(1);
    inputs.order = numbered<order_id>(2);
    inputs.dispatched_on = std::chrono::year(2026) / 7 / 1;
    inputs.rule_code = "cold-chain-freight";
    inputs.rule = a_rule();
    inputs.marks.certificates = {"SF-2026-000001-4"};
    inputs.mass_g = 2'070'000;
    inputs.status = assessment_status::final_;
    inputs.delivery_county_code = "510107";
    inputs.declared_distance_m = 565'000;
    inputs.ways = {{"513423", a_distance()}};
    inputs.verdict = verdict_reference{numbered<verdict_id>(3), verdict_kind::passed, "cold-chain", 1, std::string(64, 'a')};
    return inputs;
}

}  // namespace chuanpin::logistics::tests
