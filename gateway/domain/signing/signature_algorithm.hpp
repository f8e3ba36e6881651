// The two algorithms of request signatures that we take (RFC 9421 §3.3).
#pragma once

#include <optional>
#include <string_view>

namespace chuanpin::gateway::domain {

enum class signature_algorithm { hmac_sha256, ed25519 };

/// As registered: "hmac-sha256", "ed25519".
[[nodiscard]] std::string_view name_of(signature_algorithm algorithm);
[[nodiscard]] std::optional<signature_algorithm> parse_signature_algorithm(std::string_view name);

}  // namespace chuanpin::gateway::domain
