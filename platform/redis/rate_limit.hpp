// Limits that all processes share: GCRA in one Redis script per request, by Redis's own clock.
//
// Several policies are asked at once and count all or none. Of whoever asks often, a few requests are taken in advance (rate_leases),
// never more than a sixteenth of what is left. Where Redis does not answer, this process grants a fixed share of
// each quota from its own buckets, and says so in the log when that begins and when it ends. I/O thread only.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "platform/base/log.hpp"
#include "platform/base/metrics.hpp"
#include "platform/base/rate_leases.hpp"
#include "platform/base/rate_limit.hpp"
#include "platform/base/time.hpp"
#include "platform/redis/client.hpp"

namespace chuanpin::redis {

struct rate_limit_options {
    std::string prefix;                     ///< of the keys: "<prefix>limit:<policy>:<subject>"
    std::int64_t local_share_percent = 10;  ///< of each quota, while Redis is away; 1–100
};

class shared_rate_limiter final : public base::rate_limiter {
public:
    /// `clock` serves the local buckets alone.
    shared_rate_limiter(client& client, rate_limit_options options, const base::clock& clock, base::logger& log, base::metrics& metrics);

    /// At most one EVALSHA, whatever the number of policies. Memory in Redis: one key per policy and subject, gone when its quota is whole.
    base::task<base::rate_verdict> take(std::span<const base::rate_question> asked) override;
    /// Out of leases alone.
    std::optional<base::rate_verdict> take_at_once(std::span<const base::rate_question> asked) override;

private:
    struct open_question {
        std::string key;
        const base::rate_policy* policy = nullptr;
        bool is_spent = false;  ///< out of a lease
    };
    struct grant {
        std::int64_t requests = 0;
        std::chrono::microseconds ahead{};
    };
    struct counter_answer {
        bool admitted = false;
        std::vector<grant> grants;  ///< of the questions that are not spent, in their order
    };
    void set_key(const base::rate_question& asked, std::string& key) const;
    std::vector<open_question> spend(std::span<const base::rate_question> asked, base::rate_verdict& verdict);
    base::task<std::optional<counter_answer>> ask(const std::vector<open_question>& open);
    void give_back(const std::vector<open_question>& open);
    void fill(base::rate_verdict& verdict, const counter_answer& answer, const std::vector<open_question>& open);
    base::rate_verdict take_locally(std::span<const base::rate_question> asked);
    void note(bool away);

    client& client_;
    rate_limit_options options_;
    const base::clock& clock_;
    base::logger& log_;
    base::gauge& local_;
    base::rate_leases leases_;
    std::string key_;  ///< of the question at hand: its memory is used again
    base::local_buckets buckets_;
    bool away_ = false;
};

}  // namespace chuanpin::redis
