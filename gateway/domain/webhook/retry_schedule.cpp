#include "gateway/domain/webhook/retry_schedule.hpp"

#include <algorithm>
#include <array>

#include "platform/base/whole_number.hpp"

namespace chuanpin::gateway::domain {

namespace {

using namespace std::chrono_literals;

constexpr std::array<std::chrono::milliseconds, delivery_attempts_max> pauses = {0s, 5s, 5min, 30min, 2h, 5h, 10h, 14h, 20h, 24h};
constexpr std::int64_t jitter_low_permille = 800;    ///< −20 %
constexpr std::int64_t jitter_width_permille = 400;  ///< up to +20 %
constexpr std::chrono::milliseconds retry_after_at_least = 1h;

std::chrono::milliseconds scaled(std::chrono::milliseconds pause, const retry_rules& rules) { return pause * rules.factor_percent / 100; }

}  // namespace

std::optional<std::chrono::milliseconds> pause_before_attempt(int number) {
    if (number < 1 || number > delivery_attempts_max) return std::nullopt;
    return pauses[static_cast<std::size_t>(number - 1)];
}

std::optional<std::chrono::milliseconds> pause_before_attempt(int number, const retry_rules& rules, int jitter_permille,
                                                              std::optional<std::chrono::seconds> retry_after) {
    const auto base = pause_before_attempt(number);
    if (!base) return std::nullopt;
    const auto factor = jitter_low_permille + jitter_width_permille * std::clamp(jitter_permille, 0, 1000) / 1000;
    const auto own = scaled(*base, rules) * factor / 1000;
    if (!retry_after) return own;
    const auto longest = scaled(std::max(*base * 2, retry_after_at_least), rules);
    return std::max(own, std::min<std::chrono::milliseconds>(*retry_after, longest));
}

std::optional<std::chrono::seconds> parse_retry_after(std::string_view text) {
    const auto seconds = base::parse_whole_number(text);
    if (!seconds || *seconds < 0) return std::nullopt;
    return std::chrono::seconds(std::min<std::int64_t>(*seconds, 7 * 24 * 3'600));
}

}  // namespace chuanpin::gateway::domain
