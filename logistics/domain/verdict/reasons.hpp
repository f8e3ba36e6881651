// The words of a verdict, Chinese and English, each next to its figures. Used by verdict.cpp alone.
#pragma once

#include "logistics/domain/verdict/verdict.hpp"

namespace chuanpin::logistics::domain::reasons {

[[nodiscard]] reason ranges_exclude_each_other(const temperature_range& range);
/// Of `count` excursions of that sort, `out` is the worst.
[[nodiscard]] reason beyond_tolerance(const excursion& out, std::int64_t count, const temperature_range& range,
                                      const cold_chain_profile& profile);
[[nodiscard]] reason too_long(const excursion& out, std::int64_t count, const cold_chain_profile& profile);
[[nodiscard]] reason thawed(const excursion& out, std::int64_t count, const temperature_range& range, const cold_chain_profile& profile);

[[nodiscard]] reason goods_without_limits();
[[nodiscard]] reason no_readings();
[[nodiscard]] reason no_readings_in_journey(const journey& when);
[[nodiscard]] reason interval_unknown();
[[nodiscard]] reason gap_too_long(const evidence& found);
[[nodiscard]] reason coverage_too_low(const evidence& found, const cold_chain_profile& profile);
[[nodiscard]] reason recorder_too_inaccurate(std::int64_t accuracy_mc, const cold_chain_profile& profile);

[[nodiscard]] reason constant_values(const evidence& found, const cold_chain_profile& profile);
[[nodiscard]] reason readings_in_the_future(std::int64_t count);
[[nodiscard]] reason accuracy_undeclared();

}  // namespace chuanpin::logistics::domain::reasons
