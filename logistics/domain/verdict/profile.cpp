#include "logistics/domain/verdict/profile.hpp"

namespace chuanpin::logistics::domain {

namespace {

using std::chrono::year;

constexpr cold_chain_profile profiles[] = {
    {.code = "cold-chain",
     .version = 1,
     .valid_from = year(2018) / 8 / 31,
     .coverage_permille_min = 950,
     .gap_intervals_max = 2,
     .gap_max_s = 1800,
     .tolerance_mc = 3000,
     .fluctuation_max_s = 1800,
     .recorder_accuracy_max_mc = 2000,
     .frozen_max_mc = -18'000,
     .frozen_break_mc = 6000,
     .constant_max_s = 7200},
};

}  // namespace

std::span<const cold_chain_profile> cold_chain_profiles() { return profiles; }

const cold_chain_profile& profile_on(base::business_date loaded_on) {
    const cold_chain_profile* found = &profiles[0];
    for (const auto& each : profiles)
        if (each.valid_from <= loaded_on) found = &each;
    return *found;
}

}  // namespace chuanpin::logistics::domain
