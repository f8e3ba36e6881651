#include "platform/redis/rate_limit.hpp"

#include <algorithm>
#include <string_view>

namespace chuanpin::redis {

namespace {

using std::chrono::microseconds;

// KEYS: one per policy. ARGV: interval and tolerance of each, microseconds, and how many requests are wanted of it.
// Answers {1 or 0, then for each: how many were granted, how far its arrival is ahead of now}. More than one is granted out of a
// sixteenth of what is left, so that towards its end a quota is counted request by request.
// An arrival further ahead than the tolerance can only come from a clock that was set back: it is cut, or nobody would pass for long.
constexpr std::string_view take_script = R"(
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local ahead, granted, admitted = {}, {}, 1
for i = 1, #KEYS do
  local interval, tolerance, wanted = tonumber(ARGV[3 * i - 2]), tonumber(ARGV[3 * i - 1]), tonumber(ARGV[3 * i])
  local arrival = tonumber(redis.call('GET', KEYS[i]) or 0)
  ahead[i] = math.min(math.max(arrival - now, 0), tolerance)
  local left = math.floor((tolerance - ahead[i]) / interval)
  if left < 1 then admitted = 0 end
  granted[i] = math.max(1, math.min(wanted, math.floor(left / 16)))
end
local answer = {admitted}
for i = 1, #KEYS do
  if admitted == 1 then
    ahead[i] = ahead[i] + granted[i] * tonumber(ARGV[3 * i - 2])
    redis.call('SET', KEYS[i], string.format('%.0f', now + ahead[i]), 'PX', math.ceil(ahead[i] / 1000))
  end
  table.insert(answer, granted[i])
  table.insert(answer, ahead[i])
end
return answer)";

bool fits(const base::result<reply>& answer, std::size_t policies) {
    return answer && answer->what == reply::type::array && answer->elements.size() == 2 * policies + 1;
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
    base::rate_verdict verdict;
    const auto open = spend(asked, verdict);
    if (std::ranges::all_of(open, &open_question::is_spent)) co_return verdict;
    const auto answer = co_await ask(open);
    note(!answer);
    if (!answer || !answer->admitted) {
        give_back(open);
        if (auto rest = take_at_once(asked)) co_return *std::move(rest);  // of a lease that was to be renewed early
    }
    if (!answer) co_return take_locally(asked);
    fill(verdict, *answer, open);
    co_return verdict;
}

std::optional<base::rate_verdict> shared_rate_limiter::take_at_once(std::span<const base::rate_question> asked) {
    base::rate_verdict verdict;
    if (asked.size() == 1) {  // nearly always; nothing has to be given back
        set_key(asked.front(), key_);
        const auto spent = leases_.spend(key_, *asked.front().policy, clock_.now());
        if (!spent) return std::nullopt;
        verdict.states.push_back(*spent);
        return verdict;
    }
    const auto open = spend(asked, verdict);
    if (std::ranges::all_of(open, &open_question::is_spent)) return verdict;
    give_back(open);
    return std::nullopt;
}

void shared_rate_limiter::set_key(const base::rate_question& asked, std::string& key) const {
    key.assign(options_.prefix).append("limit:").append(asked.policy->name).append(":").append(asked.subject);
}

std::vector<shared_rate_limiter::open_question> shared_rate_limiter::spend(std::span<const base::rate_question> asked,
                                                                           base::rate_verdict& verdict) {
    std::vector<open_question> open;
    open.reserve(asked.size());
    for (const auto& each : asked) {
        std::string key;
        set_key(each, key);
        auto spent = leases_.spend(key, *each.policy, clock_.now());
        verdict.states.push_back(spent.value_or(base::rate_state{}));
        open.push_back({std::move(key), each.policy, spent.has_value()});
    }
    return open;
}

base::task<std::optional<shared_rate_limiter::counter_answer>> shared_rate_limiter::ask(const std::vector<open_question>& open) {
    std::vector<std::string> keys;
    std::vector<std::string> arguments;
    for (const auto& each : open) {
        if (each.is_spent) continue;
        keys.push_back(each.key);
        arguments.push_back(std::to_string(each.policy->interval().count()));
        arguments.push_back(std::to_string(each.policy->tolerance().count()));
        arguments.push_back(std::to_string(leases_.wanted(each.key, clock_.now())));
    }
    const auto policies = keys.size();
    const auto reply = co_await client_.script(take_script, std::move(keys), std::move(arguments));
    if (!fits(reply, policies)) co_return std::nullopt;
    counter_answer answer{.admitted = reply->elements[0].integer == 1, .grants = {}};
    for (std::size_t i = 1; i < reply->elements.size(); i += 2)
        answer.grants.push_back({reply->elements[i].integer, microseconds(reply->elements[i + 1].integer)});
    co_return answer;
}

// Where one policy refuses, what others had leased for this request is theirs again.
void shared_rate_limiter::give_back(const std::vector<open_question>& open) {
    for (const auto& each : open) {
        if (each.is_spent) leases_.give_back(each.key);
    }
}

void shared_rate_limiter::fill(base::rate_verdict& verdict, const counter_answer& answer, const std::vector<open_question>& open) {
    verdict.admitted = answer.admitted;
    auto grant = answer.grants.begin();
    for (std::size_t i = 0; i < open.size(); ++i) {
        if (open[i].is_spent) {
            if (!answer.admitted) ++verdict.states[i].remaining;  // it was given back
            continue;
        }
        const auto& policy = *open[i].policy;
        verdict.states[i] = answer.admitted ? leases_.keep(open[i].key, policy, grant->requests, grant->ahead, clock_.now())
                                            : base::rate_state_of(policy, grant->ahead, !base::rate_admits(policy, grant->ahead));
        ++grant;
    }
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
