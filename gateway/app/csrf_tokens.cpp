#include "gateway/app/csrf_tokens.hpp"

#include <algorithm>
#include <stdexcept>

#include "platform/base/encoding.hpp"

namespace chuanpin::gateway::app {

namespace {

std::string token_of(const crypto::digest& key, std::string_view token_hash) {
    const auto mac = crypto::hmac_sha256(crypto::as_text(key), token_hash);
    return base::to_base64url(crypto::as_text(mac));
}

}  // namespace

csrf_tokens::csrf_tokens(std::vector<crypto::digest> keys) : keys_(std::move(keys)) {
    if (keys_.empty()) throw std::logic_error("CSRF tokens need a key");
}

std::string csrf_tokens::make(std::string_view token_hash) const { return token_of(keys_.front(), token_hash); }

bool csrf_tokens::verify(std::string_view token_hash, std::string_view token) const {
    return std::ranges::any_of(keys_, [&](const auto& key) { return crypto::equal_in_constant_time(token_of(key, token_hash), token); });
}

}  // namespace chuanpin::gateway::app
