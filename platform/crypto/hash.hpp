// SHA-256, HMAC-SHA-256, ed25519 and constant-time comparison (OpenSSL, libsodium). Pure functions, any thread.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace chuanpin::crypto {

using digest = std::array<std::byte, 32>;

[[nodiscard]] digest sha256(std::string_view bytes);
/// SHA-256 over the parts, each preceded by its length (8 bytes, big-endian), so that no two lists collide.
[[nodiscard]] digest sha256_of_parts(std::initializer_list<std::string_view> parts);
/// RFC 2104.
[[nodiscard]] digest hmac_sha256(std::string_view key, std::string_view bytes);
/// Takes the same time whatever differs; unequal lengths are unequal.
[[nodiscard]] bool equal_in_constant_time(std::string_view left, std::string_view right);
[[nodiscard]] std::string_view as_text(const digest& bytes);

/// RFC 8032. `seed` is 32 bytes; the public key 32, the signature 64.
struct signing_key {
    std::array<std::byte, 32> seed{};
};
[[nodiscard]] std::array<std::byte, 32> public_key_of(const signing_key& key);
[[nodiscard]] std::array<std::byte, 64> sign_ed25519(const signing_key& key, std::string_view bytes);
/// Whether one secret alone belongs to it: 32 bytes in their one form, a point of the curve's main subgroup. A point of small order
/// would let one signature hold for many messages.
[[nodiscard]] bool is_ed25519_public_key(std::string_view bytes);
[[nodiscard]] bool verify_ed25519(const std::array<std::byte, 32>& public_key, std::string_view bytes,
                                  const std::array<std::byte, 64>& signature);

}  // namespace chuanpin::crypto
