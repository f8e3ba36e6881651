// How long somebody waits after failed sign-ins.
#pragma once

#include <algorithm>
#include <chrono>

namespace chuanpin::gateway::domain {

inline constexpr int free_failures_max = 5;
inline constexpr std::chrono::seconds sign_in_delay_max = std::chrono::minutes(15);

/// Nothing for the first five failures in a row, then 1, 2, 4 … seconds, at most 15 minutes. No hard lock: that would let
/// anybody lock others out (OWASP ASVS 5.0 §6.1.1).
[[nodiscard]] constexpr std::chrono::seconds delay_after(int failures) {
    if (failures < free_failures_max) return std::chrono::seconds(0);
    const int doublings = failures - free_failures_max;
    if (doublings >= 10) return sign_in_delay_max;
    return std::min(std::chrono::seconds(1LL << doublings), sign_in_delay_max);
}

}  // namespace chuanpin::gateway::domain
