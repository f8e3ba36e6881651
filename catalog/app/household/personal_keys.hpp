// Personal data at rest: sealed texts, and keyed hashes by which they are found without being read (a blind index).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/app/household/ports.hpp"
#include "platform/base/random.hpp"
#include "platform/crypto/keyed_box.hpp"

namespace chuanpin::catalog::app {

/// One person's hashes by one key.
struct person_index {
    std::string identity;
    std::string person;
};

/// Immutable, any thread. The newest secret seals and hashes; all of them open and find. The last one is the one before, as long as there
/// is more than one: who is written is hashed by it as well (ADR 0017).
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
    /// person_hashes::identity of this number by the newest secret.
    [[nodiscard]] std::string identity_index_of(std::string_view identity_number) const {
        return identity_indexes_of(identity_number).front();
    }
    /// By every secret, the newest first: in rows of every age the number is found by one of them.
    [[nodiscard]] std::vector<std::string> identity_indexes_of(std::string_view identity_number) const;
    [[nodiscard]] std::vector<person_index> indexes_of(const person& who) const;
    /// As a row that is written today holds them.
    [[nodiscard]] person_hashes hashes_of(const person& who) const;
    /// Whether the newest secret made them, and those of the secret before are there or not as they would be today.
    [[nodiscard]] bool is_current(const person_hashes& hashes) const;
    /// Whether hashes of a secret before are still wanted.
    [[nodiscard]] bool has_previous() const { return index_keys_.size() > 1; }
    [[nodiscard]] const crypto::keyed_box& box() const { return box_; }

private:
    crypto::keyed_box box_;
    std::vector<crypto::digest> index_keys_;  ///< as the secrets
};

}  // namespace chuanpin::catalog::app
