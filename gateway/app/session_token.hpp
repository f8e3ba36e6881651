// The token of a session: 32 random bytes as base64url in the browser's cookie; their SHA-256 everywhere else, so that neither
// Redis nor the database holds anything that opens a session.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/base/random.hpp"

namespace chuanpin::gateway::app {

[[nodiscard]] std::string make_session_token(base::random_source& random);
/// The 32 bytes by which the stores know the session; nullopt where the text cannot be a token.
[[nodiscard]] std::optional<std::string> hash_of_session_token(std::string_view token);

}  // namespace chuanpin::gateway::app
