// What a process took of quotas in advance, so that somebody who asks often does not cost a look at the shared counter each time.
//
// A lease grows while it is used up before its time and falls back to what was used of it; what is left at its end is lost to its
// subject, never granted twice. How much of a quota may be leased at all, the shared counter decides. One thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

#include "platform/base/rate_limit.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::base {

inline constexpr std::chrono::seconds rate_lease_time{1};
inline constexpr std::int64_t rate_lease_requests_max = 1'024;

class rate_leases {
public:
    explicit rate_leases(std::size_t subjects_max = local_buckets::subjects_max) : subjects_max_(subjects_max) {}

    /// Spends one request of a live lease; nullopt where there is none left, and once when a lease draws to its end, so that whoever asks
    /// then renews it while the others spend the rest. `policy` outlives the state.
    std::optional<rate_state> spend(const std::string& key, const rate_policy& policy, instant now);
    /// Undoes one spend() where another policy refused.
    void give_back(const std::string& key);
    /// How many requests to ask the shared counter for: at least the one that is being asked. Of those who ask at the same time one asks
    /// for a lease, the others for their own request.
    [[nodiscard]] std::int64_t wanted(const std::string& key, instant now);
    /// Keeps a lease of `granted` requests, of which one is spent at once; `ahead` is the arrival that the counter has now.
    rate_state keep(const std::string& key, const rate_policy& policy, std::int64_t granted, std::chrono::microseconds ahead, instant now);
    [[nodiscard]] std::size_t size() const { return leases_.size(); }

private:
    struct lease {
        std::int64_t size = 0;
        std::int64_t left = 0;
        instant since;
        std::chrono::microseconds ahead{};  ///< of the shared counter's arrival, at `counted`
        instant counted;
        instant asked;  ///< for a new lease; over after rate_lease_time, should the answer never come
    };
    static bool is_asked(const lease& known, instant now) { return now >= known.asked && now - known.asked < rate_lease_time; }
    static bool is_live(const lease& known, instant now) { return now >= known.since && now - known.since < rate_lease_time; }
    static rate_state state_of(const lease& known, const rate_policy& policy, instant now);

    std::size_t subjects_max_;
    std::unordered_map<std::string, lease> leases_;
};

}  // namespace chuanpin::base
