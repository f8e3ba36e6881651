// What a temperature series says about one journey, in exact figures; judged elsewhere (verdict.hpp).
//
// A reading speaks from its own moment until the next one, but never for longer than the largest gap that the profile allows.
// For coverage it speaks for one recording interval. Before the first reading nothing is known.
#pragma once

#include <optional>
#include <vector>

#include "logistics/domain/order/dispatched_order.hpp"
#include "logistics/domain/temperature/series.hpp"
#include "logistics/domain/verdict/profile.hpp"

namespace chuanpin::logistics::domain {

/// The journey: from loading to delivery, both ends included. from < until.
struct journey {
    std::chrono::sys_seconds from{};
    std::chrono::sys_seconds until{};
    bool operator==(const journey&) const = default;
};

/// Beyond which limit.
enum class limit_side { above, below };
[[nodiscard]] std::string_view name_of(limit_side side);

/// Consecutive readings beyond one limit.
struct excursion {
    limit_side side = limit_side::above;
    std::chrono::sys_seconds start{};
    std::chrono::sys_seconds end{};
    std::int64_t duration_s = 0;
    std::int64_t peak_mc = 0;            ///< the warmest (above) or coldest (below) reading
    std::chrono::sys_seconds peak_at{};  ///< of the first such reading
    std::int64_t excess_mc_s = 0;        ///< Σ distance from the limit · seconds: milli-degree-seconds
    bool tolerated = false;              ///< a short fluctuation by the profile's measure
    bool operator==(const excursion&) const = default;
};

struct evidence {
    std::int64_t journey_s = 0;
    std::int64_t readings_in_journey = 0;
    std::optional<std::int64_t> interval_s;  ///< of the whole series
    std::int64_t allowed_gap_s = 0;
    std::int64_t largest_gap_s = 0;  ///< between neighbours, and from the ends of the journey to its first and last reading
    std::chrono::sys_seconds largest_gap_at{};
    std::int64_t covered_s = 0;
    std::int64_t above_s = 0;  ///< time above the upper limit, tolerated or not
    std::int64_t below_s = 0;
    std::optional<reading> warmest;
    std::optional<reading> coldest;
    std::int64_t excursion_count = 0;
    std::vector<excursion> excursions;    ///< in the order of time
    std::int64_t longest_constant_s = 0;  ///< longest stretch of one unchanging value
    std::chrono::sys_seconds constant_from{};
    bool operator==(const evidence&) const = default;

    /// covered / journey in thousandths, rounded down.
    [[nodiscard]] std::int64_t coverage_permille() const { return journey_s == 0 ? 0 : covered_s * 1000 / journey_s; }
};

[[nodiscard]] evidence measure(const temperature_series& series, const journey& when, const temperature_range& range,
                               const cold_chain_profile& profile);

}  // namespace chuanpin::logistics::domain
