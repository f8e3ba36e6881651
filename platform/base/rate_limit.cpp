#include "platform/base/rate_limit.hpp"

#include <algorithm>

namespace chuanpin::base {

using std::chrono::microseconds;

microseconds rate_policy::interval() const {
    const auto whole = std::chrono::duration_cast<microseconds>(window).count();
    return microseconds((whole + quota - 1) / quota);
}

microseconds rate_policy::tolerance() const { return interval() * quota; }

bool rate_admits(const rate_policy& policy, microseconds ahead) { return ahead + policy.interval() <= policy.tolerance(); }

rate_state rate_state_of(const rate_policy& policy, microseconds ahead, bool violated) {
    const auto interval = policy.interval();
    const auto left = std::max(microseconds(0), policy.tolerance() - ahead);
    const std::int64_t remaining = left / interval;
    const auto until_more = remaining >= policy.quota ? microseconds(0) : interval * (remaining + 1) - left;
    return {&policy, violated, remaining, until_more};
}

rate_policy local_buckets::shared(const rate_policy& policy) const {
    return {policy.name, std::max<std::int64_t>(1, policy.quota * share_percent_ / 100), policy.window};
}

microseconds& local_buckets::arrival_of(const rate_question& asked, microseconds now) {
    auto key = asked.policy->name + ' ' + asked.subject;
    if (const auto known = arrivals_.find(key); known != arrivals_.end()) return known->second;
    if (arrivals_.size() >= subjects_max_) std::erase_if(arrivals_, [&](const auto& each) { return each.second <= now; });
    if (arrivals_.size() >= subjects_max_) key = asked.policy->name;  // strangers share what is left: never open
    return arrivals_[std::move(key)];
}

rate_verdict local_buckets::take(std::span<const rate_question> asked, microseconds now) {
    rate_verdict verdict;
    std::vector<microseconds> ahead;
    for (const auto& each : asked) {
        ahead.push_back(std::max(microseconds(0), arrival_of(each, now) - now));
        verdict.admitted = verdict.admitted && rate_admits(shared(*each.policy), ahead.back());
    }
    for (std::size_t i = 0; i < asked.size(); ++i) {
        const auto policy = shared(*asked[i].policy);
        const bool violated = !verdict.admitted && !rate_admits(policy, ahead[i]);
        if (verdict.admitted) {
            ahead[i] += policy.interval();
            arrival_of(asked[i], now) = now + ahead[i];
        }
        auto state = rate_state_of(policy, ahead[i], violated);
        state.policy = asked[i].policy;
        verdict.states.push_back(state);
    }
    return verdict;
}

}  // namespace chuanpin::base
