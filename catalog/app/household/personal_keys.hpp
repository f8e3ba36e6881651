// Personal data at rest: sealed texts, and keyed hashes by which they are found without being read (a blind index).
#pragma once

#include <string>
#include <string_view>

#include "catalog/app/household/ports.hpp"
#include "platform/base/random.hpp"
#include "platform/crypto/secret_box.hpp"

namespace chuanpin::catalog::app {

/// Immutable, any thread. The secret must outlive the data: what was sealed with another one cannot be read or found again.
class personal_keys {
public:
    explicit personal_keys(std::string_view secret);

    [[nodiscard]] sealed_person seal(const person& who, base::random_source& random) const;
    /// Throws std::runtime_error where it was sealed with another secret or changed.
    [[nodiscard]] person open(const sealed_person& sealed) const;
    [[nodiscard]] std::string seal_text(std::string_view text, base::random_source& random) const { return box_.seal(text, random); }

private:
    crypto::secret_box box_;
    crypto::digest index_key_;
};

}  // namespace chuanpin::catalog::app
