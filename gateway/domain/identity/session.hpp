// Sessions: how long a sign-in lasts, and what is kept of it. The token itself is known to the browser alone.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "platform/base/ids.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::gateway::domain {

/// OWASP ASVS 5.0 §7.3: a session ends when nobody uses it, and in any case.
inline constexpr std::chrono::milliseconds session_idle_max = std::chrono::minutes(30);
inline constexpr std::chrono::milliseconds session_absolute_max = std::chrono::hours(12);
inline constexpr std::size_t session_token_bytes = 32;

struct session {
    std::string token_hash;  ///< SHA-256 of the token, 32 bytes: what the stores know
    base::account_id account{};
    std::int64_t epoch = 0;  ///< the account's when it was opened
    base::instant opened_at{};
    base::instant expires_at{};  ///< opened_at + session_absolute_max
};

}  // namespace chuanpin::gateway::domain
