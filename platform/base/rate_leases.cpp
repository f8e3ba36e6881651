#include "platform/base/rate_leases.hpp"

#include <algorithm>

namespace chuanpin::base {

using std::chrono::microseconds;

namespace {

/// A lease of at least so many is renewed when a quarter of it is left.
constexpr std::int64_t renewed_early_from = 8;

}  // namespace

std::optional<rate_state> rate_leases::spend(const std::string& key, const rate_policy& policy, instant now) {
    const auto found = leases_.find(key);
    if (found == leases_.end() || found->second.left == 0 || !is_live(found->second, now)) return std::nullopt;
    auto& known = found->second;
    if (known.size >= renewed_early_from && known.left <= known.size / 4 && !is_asked(known, now)) return std::nullopt;
    --known.left;
    return state_of(known, policy, now);
}

void rate_leases::give_back(const std::string& key) {
    const auto found = leases_.find(key);
    if (found != leases_.end()) ++found->second.left;
}

std::int64_t rate_leases::wanted(const std::string& key, instant now) {
    const auto found = leases_.find(key);
    if (found == leases_.end()) return 1;
    auto& known = found->second;
    if (is_asked(known, now)) return 1;
    known.asked = now;
    return is_live(known, now) ? std::min(2 * known.size, rate_lease_requests_max) : std::max<std::int64_t>(1, known.size - known.left);
}

rate_state rate_leases::keep(const std::string& key, const rate_policy& policy, std::int64_t granted, microseconds ahead, instant now) {
    if (leases_.size() >= subjects_max_) std::erase_if(leases_, [&](const auto& each) { return !is_live(each.second, now); });
    if (leases_.size() >= subjects_max_) leases_.clear();  // lost, hence stricter
    auto& known = leases_[key];
    if (!is_live(known, now)) known = {.size = granted, .left = 0, .since = now, .ahead = {}, .counted = {}, .asked = {}};
    if (granted > 1) {
        known.size = granted;
        known.since = now;
        known.asked = {};
    }
    known.left += granted - 1;
    known.ahead = ahead;
    known.counted = now;
    return state_of(known, policy, now);
}

rate_state rate_leases::state_of(const lease& known, const rate_policy& policy, instant now) {
    auto state = rate_state_of(policy, std::max(microseconds(0), known.ahead - (now - known.counted)), false);
    state.remaining = std::min(policy.quota, state.remaining + known.left);
    return state;
}

}  // namespace chuanpin::base
