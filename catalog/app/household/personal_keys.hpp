// Personal data at rest: sealed texts, and keyed hashes by which they are found without being read (a blind index).
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "catalog/app/household/ports.hpp"
#include "platform/base/random.hpp"
#include "platform/crypto/keyed_box.hpp"

namespace chuanpin::catalog::app {

/// Immutable, any thread. The newest secret seals, all of them open. Hashes hang on the oldest one, which outlives the data: a person is
/// found by them in rows of every age (ADR 0017).
class personal_keys {
public:
    /// The newest first. At least one (std::logic_error), each once (std::runtime_error).
    explicit personal_keys(std::span<const std::string> secrets);

    [[nodiscard]] sealed_person seal(const person& who, base::random_source& random) const;
    /// Empty texts where it was erased. Throws std::runtime_error where it was sealed with a secret that is not here, or changed.
    [[nodiscard]] person open(const sealed_person& sealed) const;
    [[nodiscard]] std::string seal_text(std::string_view text, base::random_source& random) const { return box_.seal(text, random); }
    /// As `open`, of one text.
    [[nodiscard]] std::string open_text(std::string_view sealed) const;
    /// sealed_person::identity_index of this number.
    [[nodiscard]] std::string identity_index_of(std::string_view identity_number) const;
    [[nodiscard]] const crypto::keyed_box& box() const { return box_; }

private:
    crypto::keyed_box box_;
    crypto::digest index_key_;
};

}  // namespace chuanpin::catalog::app
