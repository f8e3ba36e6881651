// Limits that all processes share: GCRA in one Redis script per request, by Redis's own clock.
//
// Several policies are asked at once and count all or none. Where Redis does not answer, this process grants a fixed share of
// each quota from its own buckets, and says so in the log when that begins and when it ends. I/O thread only.
#pragma once

#include <string>

#include "platform/base/log.hpp"
#include "platform/base/metrics.hpp"
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

    /// One EVALSHA, whatever the number of policies. Memory in Redis: one key per policy and subject, gone when its quota is whole.
    base::task<base::rate_verdict> take(std::span<const base::rate_question> asked) override;

private:
    base::rate_verdict take_locally(std::span<const base::rate_question> asked);
    void note(bool away);

    client& client_;
    rate_limit_options options_;
    const base::clock& clock_;
    base::logger& log_;
    base::gauge& local_;
    base::local_buckets buckets_;
    bool away_ = false;
};

}  // namespace chuanpin::redis
