#include "platform/redis/rate_limit.hpp"

#include <string_view>

namespace chuanpin::redis {

namespace {

using std::chrono::microseconds;

// KEYS: one per policy. ARGV: interval and tolerance of each, microseconds. Answers {1 or 0, how far each arrival is ahead of now}.
// An arrival further ahead than the tolerance can only come from a clock that was set back: it is cut, or nobody would pass for long.
constexpr std::string_view take_script = R"(
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local ahead, admitted = {}, 1
for i = 1, #KEYS do
  local interval, tolerance = tonumber(ARGV[2 * i - 1]), tonumber(ARGV[2 * i])
  local arrival = tonumber(redis.call('GET', KEYS[i]) or 0)
  ahead[i] = math.min(math.max(arrival - now, 0), tolerance)
  if ahead[i] + interval > tolerance then admitted = 0 end
end
if admitted == 1 then
  for i = 1, #KEYS do
    ahead[i] = ahead[i] + tonumber(ARGV[2 * i - 1])
    redis.call('SET', KEYS[i], string.format('%.0f', now + ahead[i]), 'PX', math.ceil(ahead[i] / 1000))
  end
end
table.insert(ahead, 1, admitted)
return ahead)";

bool fits(const base::result<reply>& answer, std::size_t policies) {
    return answer && answer->what == reply::type::array && answer->elements.size() == policies + 1;
}

base::rate_verdict verdict_of(const reply& answer, std::span<const base::rate_question> asked) {
    base::rate_verdict verdict{.admitted = answer.elements[0].integer == 1};
    for (std::size_t i = 0; i < asked.size(); ++i) {
        const microseconds ahead(answer.elements[i + 1].integer);
        const bool violated = !verdict.admitted && !base::rate_admits(*asked[i].policy, ahead);
        verdict.states.push_back(base::rate_state_of(*asked[i].policy, ahead, violated));
    }
    return verdict;
}

}  // namespace

shared_rate_limiter::shared_rate_limiter(client& client, rate_limit_options options, const base::clock& clock, base::logger& log,
                                         base::metrics& metrics)
    : client_(client),
      options_(std::move(options)),
      clock_(clock),
      log_(log),
      local_(metrics.make_gauge("chuanpin_redis_rate_limits_local", "1 while limits are counted in this process alone.", {})),
      buckets_(options_.local_share_percent) {}

base::task<base::rate_verdict> shared_rate_limiter::take(std::span<const base::rate_question> asked) {
    if (asked.empty()) co_return base::rate_verdict{};
    std::vector<std::string> keys;
    std::vector<std::string> arguments;
    for (const auto& each : asked) {
        keys.push_back(options_.prefix + "limit:" + each.policy->name + ':' + each.subject);
        arguments.push_back(std::to_string(each.policy->interval().count()));
        arguments.push_back(std::to_string(each.policy->tolerance().count()));
    }
    const auto answer = co_await client_.script(take_script, std::move(keys), std::move(arguments));
    const bool usable = fits(answer, asked.size());
    note(!usable);
    if (!usable) co_return take_locally(asked);
    co_return verdict_of(*answer, asked);
}

base::rate_verdict shared_rate_limiter::take_locally(std::span<const base::rate_question> asked) {
    return buckets_.take(asked, clock_.now().time_since_epoch());
}

void shared_rate_limiter::note(bool away) {
    if (away == away_) return;
    away_ = away;
    local_.set(away ? 1 : 0);
    log_.write(away ? base::log_level::warning : base::log_level::information,
               away ? "redis.rate_limits_local" : "redis.rate_limits_shared",
               {{"share_percent", away ? options_.local_share_percent : std::int64_t{100}}});
}

}  // namespace chuanpin::redis
