#include "gateway/app/webhook_signature.hpp"

#include <chrono>

#include "platform/base/encoding.hpp"
#include "platform/crypto/hash.hpp"

namespace chuanpin::gateway::app {

std::string sign_webhook(std::string_view secret, std::string_view id, std::int64_t timestamp_s, std::string_view body) {
    std::string content(id);
    content.append(".").append(std::to_string(timestamp_s)).append(".").append(body);
    const auto mac = crypto::hmac_sha256(secret, content);
    return "v1," + base::to_base64(crypto::as_text(mac));
}

std::vector<std::pair<std::string, std::string>> webhook_headers(std::string_view secret, std::string_view id, base::instant at,
                                                                 std::string_view body) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
    return {{"webhook-id", std::string(id)},
            {"webhook-timestamp", std::to_string(seconds)},
            {"webhook-signature", sign_webhook(secret, id, seconds, body)}};
}

}  // namespace chuanpin::gateway::app
