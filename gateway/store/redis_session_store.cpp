#include "gateway/store/redis_session_store.hpp"

#include "gateway/domain/errors.hpp"
#include "platform/base/encoding.hpp"
#include "platform/base/whole_number.hpp"

namespace chuanpin::gateway::store {

namespace {

// KEYS: the session. ARGV: used at, expires at (unix milliseconds), longest idle time (milliseconds).
constexpr std::string_view put_script = R"(
redis.call('HSET', KEYS[1], 'used', ARGV[1], 'expires', ARGV[2])
redis.call('PEXPIRE', KEYS[1], math.min(tonumber(ARGV[3]), tonumber(ARGV[2]) - tonumber(ARGV[1])))
return 1)";

// KEYS: the session. ARGV: now (unix milliseconds), longest idle time (milliseconds). Answers whether it is alive.
// Both limits are checked against our clock as well: Redis's own expiry is only how the memory is freed.
constexpr std::string_view touch_script = R"(
local held = redis.call('HMGET', KEYS[1], 'used', 'expires')
if not held[1] or not held[2] then return 0 end
local now, idle = tonumber(ARGV[1]), tonumber(ARGV[2])
local left = tonumber(held[2]) - now
if left <= 0 or now - tonumber(held[1]) > idle then
  redis.call('DEL', KEYS[1])
  return 0
end
redis.call('HSET', KEYS[1], 'used', ARGV[1])
redis.call('PEXPIRE', KEYS[1], math.min(idle, left))
return 1)";

// KEYS: sessions. Answers for each when it was used (unix milliseconds), or the empty text.
constexpr std::string_view last_used_script = R"(
local used = {}
for i, key in ipairs(KEYS) do used[i] = redis.call('HGET', key, 'used') or '' end
return used)";

std::optional<base::instant> instant_of(const std::string& milliseconds) {
    const auto count = base::parse_whole_number(milliseconds);
    return count ? std::optional(base::instant(std::chrono::milliseconds(*count))) : std::nullopt;
}

std::string milliseconds(base::instant at) {
    return std::to_string(std::chrono::floor<std::chrono::milliseconds>(at).time_since_epoch().count());
}

const std::string& idle_max() {
    static const std::string text = std::to_string(domain::session_idle_max.count());
    return text;
}

/// A reply of type error is a fault of Redis like silence is (out of memory, read-only, loading).
bool usable(const base::result<redis::reply>& reply) { return reply && reply->what != redis::reply::type::error; }

}  // namespace

base::task<base::result<void>> redis_session_store::put(const domain::session& session) {
    const auto reply = co_await client_.script(put_script, {key_of(session.token_hash)},
                                               {milliseconds(session.opened_at), milliseconds(session.expires_at), idle_max()});
    if (!usable(reply)) co_return base::refusal(domain::errors::sessions_unavailable());
    co_return base::result<void>{};
}

base::task<base::result<bool>> redis_session_store::touch(std::string_view token_hash, base::instant at) {
    const auto reply = co_await client_.script(touch_script, {key_of(token_hash)}, {milliseconds(at), idle_max()});
    if (!usable(reply)) co_return base::refusal(domain::errors::sessions_unavailable());
    co_return reply->integer == 1;
}

base::task<base::result<void>> redis_session_store::remove(std::string_view token_hash) {
    const auto reply = co_await client_.command({"DEL", key_of(token_hash)});
    if (!usable(reply)) co_return base::refusal(domain::errors::sessions_unavailable());
    co_return base::result<void>{};
}

base::task<base::result<std::vector<std::optional<base::instant>>>> redis_session_store::last_used(
    const std::vector<std::string>& token_hashes) {
    std::vector<std::string> keys;
    for (const auto& each : token_hashes) keys.push_back(key_of(each));
    const auto reply = co_await client_.script(last_used_script, std::move(keys), {});
    if (!usable(reply) || reply->elements.size() != token_hashes.size()) co_return base::refusal(domain::errors::sessions_unavailable());
    std::vector<std::optional<base::instant>> used;
    for (const auto& each : reply->elements) used.push_back(instant_of(each.text));
    co_return used;
}

std::string redis_session_store::key_of(std::string_view token_hash) const { return prefix_ + "session:" + base::to_hex(token_hash); }

}  // namespace chuanpin::gateway::store
