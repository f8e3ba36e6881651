// Secrets at rest: XSalsa20-Poly1305 with a random nonce (libsodium's crypto_secretbox). Immutable, any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/random.hpp"
#include "platform/crypto/hash.hpp"

namespace chuanpin::crypto {

class secret_box {
public:
    /// The first key seals; every key is tried to open, so that keys can be rotated. At least one (std::logic_error).
    explicit secret_box(std::vector<digest> keys);

    /// nonce (24 bytes), then the text with its tag (16 bytes more than `plain`).
    [[nodiscard]] std::string seal(std::string_view plain, base::random_source& random) const;
    /// nullopt where it was changed, cut short, or sealed with a key that is not here.
    [[nodiscard]] std::optional<std::string> open(std::string_view sealed) const;

private:
    std::vector<digest> keys_;
};

}  // namespace chuanpin::crypto
