#include "gateway/app/webhook_secret.hpp"

#include "platform/base/encoding.hpp"

namespace chuanpin::gateway::app {

namespace {
constexpr std::string_view prefix = "whsec_";
}

std::string make_webhook_secret(base::random_source& random) {
    std::array<std::byte, webhook_secret_bytes> bytes{};
    random.fill(bytes);
    return std::string(base::as_text(bytes));
}

std::string to_text_of_secret(std::string_view bytes) { return std::string(prefix) + base::to_base64(bytes); }

std::optional<std::string> parse_webhook_secret(std::string_view text) {
    if (text.starts_with(prefix)) text.remove_prefix(prefix.size());
    auto bytes = base::from_base64(text);
    if (!bytes || bytes->size() < webhook_secret_bytes || bytes->size() > webhook_secret_bytes_max) return std::nullopt;
    return bytes;
}

}  // namespace chuanpin::gateway::app
