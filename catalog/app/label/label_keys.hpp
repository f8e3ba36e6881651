// The keyed tags of pack labels: HMAC-SHA-256 over "range:serial", cut to 40 bits.
//
// The key is derived by a label of its own from the secret of personal data, which must outlive what it sealed just as labels must stay
// genuine while packs are on shelves: one secret to keep, and the derivation keeps its uses apart. Guessing: one in 2^40 a try, and tries
// are limited by address.
#pragma once

#include <string>
#include <string_view>

#include "catalog/domain/label/label_code.hpp"
#include "platform/crypto/hash.hpp"

namespace chuanpin::catalog::app {

/// Immutable, any thread. Labels made with another secret are not genuine.
class label_keys {
public:
    explicit label_keys(std::string_view secret);

    [[nodiscard]] domain::label_code code_of(std::int64_t range_number, std::int64_t serial) const;
    /// In constant time.
    [[nodiscard]] bool is_genuine(const domain::label_code& code) const;

private:
    crypto::digest key_;
};

}  // namespace chuanpin::catalog::app
