#include "logistics/domain/verdict/verdict.hpp"

#include <algorithm>
#include <utility>

#include "logistics/domain/verdict/reasons.hpp"

namespace chuanpin::logistics::domain {

namespace {

std::int64_t beyond_limit_mc(const excursion& out, const verdict_inputs& inputs) {
    return out.side == limit_side::above ? out.peak_mc - *inputs.range.max_mc : *inputs.range.min_mc - out.peak_mc;
}

bool has_thawed(const excursion& out, const verdict_inputs& inputs) {
    const auto& profile = *inputs.profile;
    return out.side == limit_side::above && *inputs.range.max_mc <= profile.frozen_max_mc &&
           beyond_limit_mc(out, inputs) >= profile.frozen_break_mc;
}

// One reason for each way to fail, told by its worst excursion: a logger that flutters must not make a verdict of a thousand lines.
struct worst_case {
    const excursion* worst = nullptr;
    std::int64_t count = 0;

    void take(const excursion& out, std::int64_t before, std::int64_t now) {
        if (!worst || now > before) worst = &out;
        ++count;
    }
};

std::vector<reason> proven_against(const evidence& found, const verdict_inputs& inputs) {
    worst_case thawed, beyond, lasting;
    for (const auto& out : found.excursions) {
        if (has_thawed(out, inputs))
            thawed.take(out, thawed.worst ? beyond_limit_mc(*thawed.worst, inputs) : 0, beyond_limit_mc(out, inputs));
        else if (beyond_limit_mc(out, inputs) > inputs.profile->tolerance_mc)
            beyond.take(out, beyond.worst ? beyond_limit_mc(*beyond.worst, inputs) : 0, beyond_limit_mc(out, inputs));
        if (out.duration_s > inputs.profile->fluctuation_max_s)
            lasting.take(out, lasting.worst ? lasting.worst->duration_s : 0, out.duration_s);
    }
    std::vector<reason> reasons;
    if (inputs.range.impossible()) reasons.push_back(reasons::ranges_exclude_each_other(inputs.range));
    if (thawed.worst) reasons.push_back(reasons::thawed(*thawed.worst, thawed.count, inputs.range, *inputs.profile));
    if (beyond.worst) reasons.push_back(reasons::beyond_tolerance(*beyond.worst, beyond.count, inputs.range, *inputs.profile));
    if (lasting.worst) reasons.push_back(reasons::too_long(*lasting.worst, lasting.count, *inputs.profile));
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

// What is kept of very many excursions: those that count before the tolerated ones, in the order of time.
void shorten(std::vector<excursion>& excursions) {
    if (excursions.size() <= excursions_listed_max) return;
    std::ranges::sort(excursions, {}, [](const excursion& out) { return std::pair(out.tolerated, out.start); });
    excursions.resize(excursions_listed_max);
    std::ranges::sort(excursions, {}, &excursion::start);
}

}  // namespace

std::string_view name_of(verdict_kind kind) {
    switch (kind) {
        case verdict_kind::passed:
            return "passed";
        case verdict_kind::failed:
            return "failed";
        case verdict_kind::not_enough_evidence:
            return "not_enough_evidence";
    }
    return "";
}

std::string_view name_zh_of(verdict_kind kind) {
    switch (kind) {
        case verdict_kind::passed:
            return "合格";
        case verdict_kind::failed:
            return "不合格";
        case verdict_kind::not_enough_evidence:
            return "证据不足";
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
    shorten(given.found.excursions);
    return given;
}

}  // namespace chuanpin::logistics::domain
