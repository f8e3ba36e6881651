// One-time passwords by the clock (RFC 6238 with HMAC-SHA-1, six digits, 30 seconds), as authenticator programs compute them.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "platform/base/time.hpp"

namespace chuanpin::gateway::domain {

inline constexpr std::size_t one_time_secret_bytes = 20;  ///< RFC 4226 §4 recommends 160 bits
inline constexpr std::size_t one_time_code_digits = 6;
inline constexpr std::chrono::seconds one_time_step{30};
/// Codes and recovery codes that an account may try within an hour; a right one begins to count anew.
inline constexpr int one_time_tries_max = 20;
inline constexpr std::chrono::hours one_time_tries_window{1};

/// A second factor as it is kept.
struct second_factor {
    std::string sealed_secret;
    bool is_confirmed = false;   ///< by a right code; until then nobody is asked for one
    std::int64_t last_step = 0;  ///< the newest one whose code was used: no code counts twice
};

/// Number of whole steps since 1970 (RFC 6238 §4.2).
[[nodiscard]] std::int64_t step_of(base::instant at);
/// The message whose MAC gives a step's code: the number, 8 bytes, big-endian.
[[nodiscard]] std::string message_of_step(std::int64_t step);
/// RFC 4226 §5.3 of an HMAC-SHA-1: six digits.
[[nodiscard]] std::string code_of_mac(std::span<const std::byte, 20> mac);
[[nodiscard]] bool looks_like_code(std::string_view text);

/// RFC 4648 §6, upper-case, without padding: how authenticator programs take a secret.
[[nodiscard]] std::string to_base32(std::string_view bytes);
/// What an authenticator program reads as a picture (the Key URI format).
[[nodiscard]] std::string enrolment_uri(std::string_view login, std::string_view secret_base32);

}  // namespace chuanpin::gateway::domain
