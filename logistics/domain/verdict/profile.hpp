// What a cold-chain verdict measures against: data with a version. A version never changes; a verdict names the one it used.
//
// Sources: coverage, gaps and the order of the checks follow the practice of EN 12830 recorders; "vehicle temperature may pass the limit by
// ≤ 3 °C" and "≤ 0.5 h" are the terms of carriage of perishable food under temperature control (易腐食品控温运输);
// deep-frozen goods: −18 °C, a short rise to −15 °C allowed.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "platform/base/time.hpp"

namespace chuanpin::logistics::domain {

struct cold_chain_profile {
    std::string_view code;
    int version = 0;
    base::business_date valid_from{};           ///< loadings from this business day on
    std::int64_t coverage_permille_min = 0;     ///< share of the journey that readings vouch for
    std::int64_t gap_intervals_max = 0;         ///< largest gap, in recording intervals …
    std::int64_t gap_max_s = 0;                 ///< … and in seconds, whichever is shorter
    std::int64_t tolerance_mc = 0;              ///< a short fluctuation may pass a limit by so much …
    std::int64_t fluctuation_max_s = 0;         ///< … for so long
    std::int64_t recorder_accuracy_max_mc = 0;  ///< the worst declared accuracy that counts (EN 12830 class 2)
    std::int64_t frozen_max_mc = 0;             ///< goods with an upper limit at or below this are frozen goods
    std::int64_t frozen_break_mc = 0;           ///< frozen goods this far above their limit have thawed, however short it was
    std::int64_t constant_max_s = 0;            ///< longer without any change of value is remarked upon
};

/// All versions, oldest first.
[[nodiscard]] std::span<const cold_chain_profile> cold_chain_profiles();
/// The newest version that is valid on the day of loading; the oldest one for days before all of them.
[[nodiscard]] const cold_chain_profile& profile_on(base::business_date loaded_on);

}  // namespace chuanpin::logistics::domain
