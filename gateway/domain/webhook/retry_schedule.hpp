// When a delivery is tried again (Standard Webhooks 1.0.0, "Deliverability and reliability").
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

namespace chuanpin::gateway::domain {

/// The first attempt and nine more; the last comes 75 h 35 min 5 s after the first, give or take the jitter.
inline constexpr int delivery_attempts_max = 10;

/// The pause before attempt `number` (1 = at once, 2 = 5 s, … 10 = 24 h); nullopt beyond the last.
[[nodiscard]] std::optional<std::chrono::milliseconds> pause_before_attempt(int number);

struct retry_rules {
    std::int64_t factor_percent = 100;  ///< [gateway] webhook_retry_factor_percent: 100 is the table; less for tests
};

/// The pause before attempt `number`: the table's, by the factor, ±20 %. `jitter_permille` is a random number of 0–1000.
/// A receiver's Retry-After only ever lengthens it, to twice the table's pause or one hour, whichever is more.
[[nodiscard]] std::optional<std::chrono::milliseconds> pause_before_attempt(int number, const retry_rules& rules, int jitter_permille,
                                                                            std::optional<std::chrono::seconds> retry_after);

/// Retry-After as whole seconds (RFC 9110 §10.2.3). Dates, decimals, negatives and junk count as absent.
[[nodiscard]] std::optional<std::chrono::seconds> parse_retry_after(std::string_view text);

}  // namespace chuanpin::gateway::domain
