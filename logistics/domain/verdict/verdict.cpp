#include "logistics/domain/verdict/verdict.hpp"

#include <algorithm>

#include "logistics/domain/verdict/reasons.hpp"

namespace chuanpin::logistics::domain {

namespace {

bool has_thawed(const excursion& out, const verdict_inputs& inputs) {
    const auto& profile = *inputs.profile;
    return out.side == limit_side::above && *inputs.range.max_mc <= profile.frozen_max_mc && out.peak_mc >= *inputs.range.max_mc + profile.frozen_break_mc;
}

bool is_beyond_tolerance(const excursion& out, const verdict_inputs& inputs) {
    const auto distance_mc = out.side == limit_side::above ? out.peak_mc - *inputs.range.max_mc : *inputs.range.min_mc - out.peak_mc;
    return distance_mc > inputs.profile->tolerance_mc;
}

std::vector<reason> proven_against(const evidence& found, const verdict_inputs& inputs) {
    std::vector<reason> reasons;
    if (inputs.range.impossible()) reasons.push_back(reasons::ranges_exclude_each_other(inputs.range));
    for (const auto& out : found.excursions) {
        if (out.tolerated) continue;
        if (has_thawed(out, inputs))
            reasons.push_back(reasons::thawed(out, inputs.range, *inputs.profile));
        else if (is_beyond_tolerance(out, inputs))
            reasons.push_back(reasons::beyond_tolerance(out, inputs.range, *inputs.profile));
        if (out.duration_s > inputs.profile->fluctuation_max_s) reasons.push_back(reasons::too_long(out, *inputs.profile));
    }
    return reasons;
}

std::vector<reason> missing_from(const temperature_series& series, const evidence& found, const verdict_inputs& inputs) {
    const auto& profile = *inputs.profile;
    std::vector<reason> reasons;
    if (inputs.range.unlimited()) reasons.push_back(reasons::goods_without_limits());
    if (series.empty())
        reasons.push_back(reasons::no_readings());
    else if (found.readings_in_journey == 0)
        reasons.push_back(reasons::no_readings_in_journey(inputs.when));
    else if (!found.interval_s)
        reasons.push_back(reasons::interval_unknown());
    if (found.readings_in_journey > 0 && found.largest_gap_s > found.allowed_gap_s) reasons.push_back(reasons::gap_too_long(found));
    // Multiplied out: the rounded permille must not decide.
    if (found.interval_s && found.readings_in_journey > 0 && found.covered_s * 1000 < profile.coverage_permille_min * found.journey_s)
        reasons.push_back(reasons::coverage_too_low(found, profile));
    if (inputs.recorder_accuracy_mc && *inputs.recorder_accuracy_mc > profile.recorder_accuracy_max_mc)
        reasons.push_back(reasons::recorder_too_inaccurate(*inputs.recorder_accuracy_mc, profile));
    return reasons;
}

std::vector<reason> implausible(const temperature_series& series, const evidence& found, const verdict_inputs& inputs) {
    std::vector<reason> flags;
    if (found.longest_constant_s > inputs.profile->constant_max_s) flags.push_back(reasons::constant_values(found, *inputs.profile));
    const auto future = std::ranges::count_if(series.readings(), [&](const reading& each) { return each.at > inputs.handed_in_at; });
    if (future > 0) flags.push_back(reasons::readings_in_the_future(future));
    if (!inputs.recorder_accuracy_mc) flags.push_back(reasons::accuracy_undeclared());
    return flags;
}

}  // namespace

std::string_view name_of(verdict_kind kind) {
    switch (kind) {
        case verdict_kind::passed: return "passed";
        case verdict_kind::failed: return "failed";
        case verdict_kind::not_enough_evidence: return "not_enough_evidence";
    }
    return "";
}

std::string_view name_zh_of(verdict_kind kind) {
    switch (kind) {
        case verdict_kind::passed: return "合格";
        case verdict_kind::failed: return "不合格";
        case verdict_kind::not_enough_evidence: return "证据不足";
    }
    return "";
}

judgement judge(const temperature_series& series, const verdict_inputs& inputs) {
    judgement given;
    given.found = measure(series, inputs.when, inputs.range, *inputs.profile);
    auto against = proven_against(given.found, inputs);
    auto missing = missing_from(series, given.found, inputs);
    given.kind = !against.empty() ? verdict_kind::failed : !missing.empty() ? verdict_kind::not_enough_evidence : verdict_kind::passed;
    given.reasons = std::move(against);
    given.reasons.insert(given.reasons.end(), std::make_move_iterator(missing.begin()), std::make_move_iterator(missing.end()));
    given.flags = implausible(series, given.found, inputs);
    return given;
}

}  // namespace chuanpin::logistics::domain
