#include "logistics/domain/verdict/reasons.hpp"

#include <fmt/format.h>

#include "logistics/domain/text.hpp"

namespace chuanpin::logistics::domain::reasons {

namespace {

std::int64_t limit_of(const excursion& out, const temperature_range& range) {
    return out.side == limit_side::above ? *range.max_mc : *range.min_mc;
}
std::string_view side_zh(const excursion& out) { return out.side == limit_side::above ? "高于上限" : "低于下限"; }
std::string_view limit_en(const excursion& out) { return out.side == limit_side::above ? "the upper limit" : "the lower limit"; }

}  // namespace

reason ranges_exclude_each_other(const temperature_range& range) {
    return {
        "storage-ranges-exclude-each-other",
        fmt::format("同车货物的温度要求互不相容：最高的下限 {}，最低的上限 {}", celsius_text(*range.min_mc), celsius_text(*range.max_mc)),
        fmt::format("The goods cannot share one vehicle: the highest minimum is {}, the lowest maximum {}", celsius_text(*range.min_mc),
                    celsius_text(*range.max_mc)),
        {{"min_mc", *range.min_mc}, {"max_mc", *range.max_mc}}};
}

reason beyond_tolerance(const excursion& out, std::int64_t count, const temperature_range& range, const cold_chain_profile& profile) {
    const auto limit_mc = limit_of(out, range);
    return {"excursion-beyond-tolerance",
            fmt::format("{} 起温度{}（{}）并超出允许偏差 {}，极值 {}，出现于 {}", shanghai_text(out.start), side_zh(out),
                        celsius_text(limit_mc), celsius_text(profile.tolerance_mc), celsius_text(out.peak_mc), shanghai_text(out.peak_at)),
            fmt::format("From {} the temperature passed {} ({}) by more than the tolerated {}; peak {} at {}", base::to_rfc3339(out.start),
                        limit_en(out), celsius_text(limit_mc), celsius_text(profile.tolerance_mc), celsius_text(out.peak_mc),
                        base::to_rfc3339(out.peak_at)),
            {{"limit_mc", limit_mc},
             {"tolerance_mc", profile.tolerance_mc},
             {"peak_mc", out.peak_mc},
             {"duration_s", out.duration_s},
             {"excursions", count}}};
}

reason too_long(const excursion& out, std::int64_t count, const cold_chain_profile& profile) {
    return {
        "excursion-too-long",
        fmt::format("{} 起温度{}持续 {}，超过允许的 {}", shanghai_text(out.start), side_zh(out), duration_text_zh(out.duration_s),
                    duration_text_zh(profile.fluctuation_max_s)),
        fmt::format("From {} the temperature was beyond {} for {}; at most {} is tolerated", base::to_rfc3339(out.start), limit_en(out),
                    duration_text_en(out.duration_s), duration_text_en(profile.fluctuation_max_s)),
        {{"duration_s", out.duration_s}, {"duration_max_s", profile.fluctuation_max_s}, {"peak_mc", out.peak_mc}, {"excursions", count}}};
}

reason thawed(const excursion& out, std::int64_t count, const temperature_range& range, const cold_chain_profile& profile) {
    const auto break_mc = *range.max_mc + profile.frozen_break_mc;
    return {"frozen-goods-thawed",
            fmt::format("冷冻货物升温至 {}（{}），达到断链温度 {}", celsius_text(out.peak_mc), shanghai_text(out.peak_at),
                        celsius_text(break_mc)),
            fmt::format("Frozen goods reached {} at {}; from {} the chain is broken", celsius_text(out.peak_mc),
                        base::to_rfc3339(out.peak_at), celsius_text(break_mc)),
            {{"peak_mc", out.peak_mc}, {"break_mc", break_mc}, {"excursions", count}}};
}

reason goods_without_limits() {
    return {"goods-without-limits",
            "货物没有温度要求，不构成冷链运输",
            "The goods have no temperature limits: there is no cold chain to prove",
            {}};
}

reason no_readings() { return {"no-readings", "温度记录没有读数", "The temperature log has no readings", {}}; }

reason no_readings_in_journey(const journey& when) {
    return {"no-readings-in-journey",
            fmt::format("装车（{}）至送达（{}）之间没有读数", shanghai_text(when.from), shanghai_text(when.until)),
            fmt::format("There is no reading between loading ({}) and delivery ({})", base::to_rfc3339(when.from),
                        base::to_rfc3339(when.until)),
            {}};
}

reason interval_unknown() {
    return {"interval-unknown", "只有一个读数，无法确定记录间隔", "One reading does not tell the recording interval", {}};
}

reason gap_too_long(const evidence& found) {
    return {"gap-too-long",
            fmt::format("{} 起有 {} 没有读数，最长允许 {}", shanghai_text(found.largest_gap_at), duration_text_zh(found.largest_gap_s),
                        duration_text_zh(found.allowed_gap_s)),
            fmt::format("From {} there is no reading for {}; at most {} is allowed", base::to_rfc3339(found.largest_gap_at),
                        duration_text_en(found.largest_gap_s), duration_text_en(found.allowed_gap_s)),
            {{"largest_gap_s", found.largest_gap_s}, {"allowed_gap_s", found.allowed_gap_s}}};
}

reason coverage_too_low(const evidence& found, const cold_chain_profile& profile) {
    return {"coverage-too-low",
            fmt::format("读数仅覆盖运输时间的 {}%，至少需要 {}%", decimal_text(found.coverage_permille(), 1),
                        decimal_text(profile.coverage_permille_min, 1)),
            fmt::format("Readings cover {} % of the journey; at least {} % is needed", decimal_text(found.coverage_permille(), 1),
                        decimal_text(profile.coverage_permille_min, 1)),
            {{"covered_s", found.covered_s}, {"journey_s", found.journey_s}, {"coverage_permille_min", profile.coverage_permille_min}}};
}

reason recorder_too_inaccurate(std::int64_t accuracy_mc, const cold_chain_profile& profile) {
    return {"recorder-too-inaccurate",
            fmt::format("记录仪精度 ±{}，要求不低于 ±{}", celsius_text(accuracy_mc), celsius_text(profile.recorder_accuracy_max_mc)),
            fmt::format("The recorder's accuracy is ±{}; ±{} or better is needed", celsius_text(accuracy_mc),
                        celsius_text(profile.recorder_accuracy_max_mc)),
            {{"accuracy_mc", accuracy_mc}, {"accuracy_max_mc", profile.recorder_accuracy_max_mc}}};
}

reason constant_values(const evidence& found, const cold_chain_profile& profile) {
    return {"constant-values",
            fmt::format("{} 起 {} 内读数毫无变化", shanghai_text(found.constant_from), duration_text_zh(found.longest_constant_s)),
            fmt::format("From {} the value did not change for {}", base::to_rfc3339(found.constant_from),
                        duration_text_en(found.longest_constant_s)),
            {{"constant_s", found.longest_constant_s}, {"constant_max_s", profile.constant_max_s}}};
}

reason readings_in_the_future(std::int64_t count) {
    return {"readings-in-the-future",
            fmt::format("有 {} 个读数的时间晚于提交时间", count),
            fmt::format("{} readings are later than the moment they were handed in", count),
            {{"readings", count}}};
}

reason accuracy_undeclared() {
    return {"recorder-accuracy-undeclared", "未申报记录仪精度", "The recorder's accuracy was not declared", {}};
}

}  // namespace chuanpin::logistics::domain::reasons
