#include "logistics/domain/verdict/evidence.hpp"

#include <algorithm>
#include <span>

namespace chuanpin::logistics::domain {

namespace {

using std::chrono::sys_seconds;

std::span<const reading> during(const std::vector<reading>& readings, const journey& when) {
    const auto first = std::ranges::lower_bound(readings, when.from, {}, &reading::at);
    const auto last = std::ranges::upper_bound(readings, when.until, {}, &reading::at);
    return {first, last};
}

// Seconds from reading `i` to the next one, or to the end of the journey.
std::int64_t seconds_after(std::span<const reading> readings, std::size_t i, const journey& when) {
    const auto end = i + 1 < readings.size() ? readings[i + 1].at : when.until;
    return (end - readings[i].at).count();
}

void note_gap(evidence& found, std::int64_t gap_s, sys_seconds at) {
    if (gap_s <= found.largest_gap_s) return;
    found.largest_gap_s = gap_s;
    found.largest_gap_at = at;
}

void measure_coverage(evidence& found, std::span<const reading> readings, const journey& when) {
    const auto interval_s = found.interval_s.value_or(0);
    const auto head_s = readings.empty() ? found.journey_s : (readings.front().at - when.from).count();
    note_gap(found, head_s, when.from);
    found.covered_s = readings.empty() ? 0 : std::min(head_s, interval_s);
    for (std::size_t i = 0; i < readings.size(); ++i) {
        const auto after_s = seconds_after(readings, i, when);
        note_gap(found, after_s, readings[i].at);
        found.covered_s += std::min(after_s, interval_s);
    }
}

void measure_extremes(evidence& found, std::span<const reading> readings) {
    for (const auto& each : readings) {
        if (!found.warmest || each.temperature_mc > found.warmest->temperature_mc) found.warmest = each;
        if (!found.coldest || each.temperature_mc < found.coldest->temperature_mc) found.coldest = each;
    }
}

void measure_constancy(evidence& found, std::span<const reading> readings) {
    std::size_t start = 0;
    for (std::size_t i = 0; i < readings.size(); ++i) {
        if (readings[i].temperature_mc != readings[start].temperature_mc) start = i;
        const auto span_s = (readings[i].at - readings[start].at).count();
        if (span_s <= found.longest_constant_s) continue;
        found.longest_constant_s = span_s;
        found.constant_from = readings[start].at;
    }
}

std::optional<limit_side> side_of(std::int64_t temperature_mc, const temperature_range& range) {
    if (range.max_mc && temperature_mc > *range.max_mc) return limit_side::above;
    if (range.min_mc && temperature_mc < *range.min_mc) return limit_side::below;
    return std::nullopt;
}

std::int64_t beyond_mc(const reading& each, limit_side side, const temperature_range& range) {
    return side == limit_side::above ? each.temperature_mc - *range.max_mc : *range.min_mc - each.temperature_mc;
}

void extend(excursion& out, const reading& each, std::int64_t held_s, const temperature_range& range) {
    const bool farther = out.side == limit_side::above ? each.temperature_mc > out.peak_mc : each.temperature_mc < out.peak_mc;
    if (out.duration_s == 0 || farther) {
        out.peak_mc = each.temperature_mc;
        out.peak_at = each.at;
    }
    out.duration_s += held_s;
    out.end = each.at + std::chrono::seconds(held_s);
    out.excess_mc_s += beyond_mc(each, out.side, range) * held_s;
}

void measure_excursions(evidence& found, std::span<const reading> readings, const journey& when, const temperature_range& range) {
    std::optional<limit_side> before;
    for (std::size_t i = 0; i < readings.size(); ++i) {
        const auto side = side_of(readings[i].temperature_mc, range);
        if (side && side != before) {
            found.excursions.push_back({.side = *side,
                                        .start = readings[i].at,
                                        .end = readings[i].at,
                                        .peak_mc = readings[i].temperature_mc,
                                        .peak_at = readings[i].at});
        }
        if (side) {
            const auto held_s = std::min(seconds_after(readings, i, when), found.allowed_gap_s);
            extend(found.excursions.back(), readings[i], held_s, range);
            (*side == limit_side::above ? found.above_s : found.below_s) += held_s;
        }
        before = side;
    }
}

bool is_tolerated(const excursion& out, const temperature_range& range, const cold_chain_profile& profile) {
    const auto limit_mc = out.side == limit_side::above ? *range.max_mc : *range.min_mc;
    const auto distance_mc = out.side == limit_side::above ? out.peak_mc - limit_mc : limit_mc - out.peak_mc;
    return distance_mc <= profile.tolerance_mc && out.duration_s <= profile.fluctuation_max_s;
}

}  // namespace

std::string_view name_of(limit_side side) { return side == limit_side::above ? "above" : "below"; }

evidence measure(const temperature_series& series, const journey& when, const temperature_range& range, const cold_chain_profile& profile) {
    const auto readings = during(series.readings(), when);
    evidence found;
    found.journey_s = (when.until - when.from).count();
    found.readings_in_journey = static_cast<std::int64_t>(readings.size());
    found.interval_s = series.interval_s();
    found.allowed_gap_s = std::min(found.interval_s.value_or(profile.gap_max_s) * profile.gap_intervals_max, profile.gap_max_s);
    measure_coverage(found, readings, when);
    measure_extremes(found, readings);
    measure_constancy(found, readings);
    measure_excursions(found, readings, when, range);
    found.excursion_count = static_cast<std::int64_t>(found.excursions.size());
    for (auto& each : found.excursions) each.tolerated = is_tolerated(each, range, profile);
    return found;
}

}  // namespace chuanpin::logistics::domain
