#include "gateway/app/session_token.hpp"

#include <array>

#include "gateway/domain/identity/session.hpp"
#include "platform/base/encoding.hpp"
#include "platform/crypto/hash.hpp"

namespace chuanpin::gateway::app {

std::string make_session_token(base::random_source& random) {
    std::array<std::byte, domain::session_token_bytes> bytes{};
    random.fill(bytes);
    return base::to_base64url(base::as_text(bytes));
}

std::optional<std::string> hash_of_session_token(std::string_view token) {
    const auto bytes = base::from_base64url(token);
    if (!bytes || bytes->size() != domain::session_token_bytes) return std::nullopt;
    return std::string(crypto::as_text(crypto::sha256(*bytes)));
}

}  // namespace chuanpin::gateway::app
