// Sessions: how long a sign-in lasts, and what is kept of it. The token itself is known to the browser alone.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "gateway/domain/ids.hpp"
#include "platform/base/ids.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::gateway::domain {

/// OWASP ASVS 5.0 §7.3: a session ends when nobody uses it, and in any case.
inline constexpr std::chrono::milliseconds session_idle_max = std::chrono::minutes(30);
inline constexpr std::chrono::milliseconds session_absolute_max = std::chrono::hours(12);
inline constexpr std::size_t session_token_bytes = 32;
inline constexpr std::size_t sessions_per_account_max = 10;  ///< one more closes the oldest
inline constexpr std::size_t user_agent_bytes_max = 200;

/// Where a request came from, as far as it is known: what somebody recognises a session of theirs by.
struct client_facts {
    std::string address;     ///< of the peer, as text without a port
    std::string user_agent;  ///< as kept_user_agent() answers it
};

/// At most user_agent_bytes_max of printable ASCII; other bytes become '?'.
[[nodiscard]] std::string kept_user_agent(std::string_view header);

struct session {
    std::string token_hash;  ///< SHA-256 of the token, 32 bytes: what the stores know
    base::account_id account{};
    std::int64_t epoch = 0;  ///< the account's when it was opened
    base::instant opened_at{};
    base::instant expires_at{};  ///< opened_at + session_absolute_max
    client_facts from{};
};

/// The name of a session towards its owner and in the journal: the first half of its hash. Enough to tell sessions apart, too little to
/// find one in Redis.
[[nodiscard]] session_id id_of_session(std::string_view token_hash);

}  // namespace chuanpin::gateway::domain
