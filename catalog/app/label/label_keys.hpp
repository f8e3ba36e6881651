// The keyed tags of pack labels: HMAC-SHA-256 over "range:serial", cut to 40 bits.
//
// The keys are derived by a label of their own from the secrets of personal data, and the derivation keeps their uses apart. The newest one
// makes tags; those of all are genuine, so that a secret stays until the packs that were printed by it are off the shelves. Guessing: as
// many in 2^40 a try as there are secrets, and tries are limited by address.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/domain/label/label_code.hpp"
#include "platform/crypto/hash.hpp"

namespace chuanpin::catalog::app {

/// Immutable, any thread. Labels made with another secret are not genuine.
class label_keys {
public:
    /// The newest first; at least one.
    explicit label_keys(std::span<const std::string> secrets);
    explicit label_keys(const std::string& secret) : label_keys(std::span(&secret, 1)) {}

    [[nodiscard]] domain::label_code code_of(std::int64_t range_number, std::int64_t serial) const;
    /// In constant time.
    [[nodiscard]] bool is_genuine(const domain::label_code& code) const;

private:
    std::vector<crypto::digest> keys_;
};

}  // namespace chuanpin::catalog::app
