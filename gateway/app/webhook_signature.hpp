// Standard Webhooks 1.0.0, "Signature scheme", version v1.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/base/time.hpp"

namespace chuanpin::gateway::app {

/// "v1," + base64(HMAC-SHA-256(secret bytes, "<id>.<unix seconds>.<body>")).
[[nodiscard]] std::string sign_webhook(std::string_view secret, std::string_view id, std::int64_t timestamp_s, std::string_view body);

/// webhook-id, webhook-timestamp (of the attempt, not of the event) and webhook-signature.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> webhook_headers(std::string_view secret, std::string_view id,
                                                                               base::instant at, std::string_view body);

}  // namespace chuanpin::gateway::app
