// The secret that a subscriber checks signatures with: "whsec_" + base64 of 24 bytes (Standard Webhooks 1.0.0, "Secrets").
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/random.hpp"

namespace chuanpin::gateway::app {

inline constexpr std::size_t webhook_secret_bytes = 24;
inline constexpr std::size_t webhook_secret_bytes_max = 64;

/// The bytes.
[[nodiscard]] std::string make_webhook_secret(base::random_source& random);
/// As the subscriber sees it.
[[nodiscard]] std::string to_text_of_secret(std::string_view bytes);
/// Back to the bytes, with or without the prefix; nullopt for fewer than 24 or more than 64 bytes, or no base64.
[[nodiscard]] std::optional<std::string> parse_webhook_secret(std::string_view text);

}  // namespace chuanpin::gateway::app
