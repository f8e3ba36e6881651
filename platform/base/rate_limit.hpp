// How many requests somebody may make: policies, and the generic cell rate algorithm (GCRA) that decides by them.
//
// GCRA (ITU-T I.371 §A.1, the virtual scheduling form) keeps one number per subject: the theoretical arrival time, up to which
// what was admitted is paid for. A request moves it on by window ÷ quota; it may run ahead of now by one window. So a full
// quota passes at once, and then one request per window ÷ quota: in any window at most twice the quota, without a counter
// that everybody empties at the same second.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "platform/base/task.hpp"

namespace chuanpin::base {

struct rate_policy {
    std::string name;               ///< as in the headers RateLimit and RateLimit-Policy: lower-case letters and '-'
    std::int64_t quota = 0;         ///< requests, at least 1
    std::chrono::seconds window{};  ///< at least 1 s

    /// What one request costs of the window, rounded up, so that never more than the quota passes.
    [[nodiscard]] std::chrono::microseconds interval() const;
    /// How far ahead of now the theoretical arrival may be: quota · interval.
    [[nodiscard]] std::chrono::microseconds tolerance() const;
};

/// One thing to count: this subject (an organisation, an address) against this policy. The policy outlives the question.
struct rate_question {
    const rate_policy* policy = nullptr;
    std::string subject;
};

/// Where a subject stands with one policy after the decision.
struct rate_state {
    const rate_policy* policy = nullptr;
    bool violated = false;                   ///< this policy refused
    std::int64_t remaining = 0;              ///< requests that would pass now; never negative
    std::chrono::microseconds until_more{};  ///< until one more would pass than that; zero where the quota is whole
};

/// Admitted by all policies, or by none: nothing is counted then.
struct rate_verdict {
    bool admitted = true;
    std::vector<rate_state> states{};
};

/// State of a subject whose theoretical arrival lies `ahead` of now.
[[nodiscard]] rate_state rate_state_of(const rate_policy& policy, std::chrono::microseconds ahead, bool violated);
/// Whether one more passes.
[[nodiscard]] bool rate_admits(const rate_policy& policy, std::chrono::microseconds ahead);

/// Whoever counts. Always answers: a fault behind it makes it stricter, never open.
class rate_limiter {
public:
    virtual ~rate_limiter() = default;
    virtual task<rate_verdict> take(std::span<const rate_question> asked) = 0;
    /// The same where nobody has to be waited for; nullopt where take() is needed: nothing was counted then.
    virtual std::optional<rate_verdict> take_at_once(std::span<const rate_question> asked) = 0;
};

/// Buckets in this process. Bounded: beyond `subjects_max` that are all in use, newcomers share one bucket per policy. One thread.
class local_buckets {
public:
    static constexpr std::size_t subjects_max = 20'000;

    /// `share_percent` of each quota (1–100, at least one request): what one process grants when it cannot ask the others.
    explicit local_buckets(std::int64_t share_percent = 100, std::size_t subjects = subjects_max)
        : share_percent_(share_percent), subjects_max_(subjects) {}

    /// `now` from any clock that goes forward.
    rate_verdict take(std::span<const rate_question> asked, std::chrono::microseconds now);
    [[nodiscard]] std::size_t size() const { return arrivals_.size(); }

private:
    [[nodiscard]] rate_policy shared(const rate_policy& policy) const;
    std::chrono::microseconds& arrival_of(const rate_question& asked, std::chrono::microseconds now);

    std::int64_t share_percent_;
    std::size_t subjects_max_;
    std::unordered_map<std::string, std::chrono::microseconds> arrivals_;  ///< theoretical arrival by policy and subject
};

}  // namespace chuanpin::base
