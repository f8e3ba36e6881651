// CSRF tokens: a MAC over the session, so that only who can read the sign-in's answer can send it (OWASP CSRF Prevention
// Cheat Sheet, signed double submit). The same session always has the same token.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/crypto/hash.hpp"

namespace chuanpin::gateway::app {

class csrf_tokens {
public:
    /// The first key makes tokens, every key is accepted.
    explicit csrf_tokens(std::vector<crypto::digest> keys);
    [[nodiscard]] std::string make(std::string_view token_hash) const;
    /// Constant time for tokens of one length.
    [[nodiscard]] bool verify(std::string_view token_hash, std::string_view token) const;

private:
    std::vector<crypto::digest> keys_;
};

}  // namespace chuanpin::gateway::app
