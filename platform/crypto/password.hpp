// Password hashes: argon2id, version 1.3, as libsodium writes them ("$argon2id$v=19$m=19456,t=2,p=1$…").
//
// One call takes about 33 ms and 19 MiB: only on a CPU thread (base::cpu_pool), never on the I/O thread.
// Parameters: OWASP Password Storage Cheat Sheet, 19 MiB and two passes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace chuanpin::crypto {

inline constexpr std::size_t password_bytes_min = 8;
inline constexpr std::size_t password_bytes_max = 256;

/// What one hash costs. Tests may use less; production uses the default.
struct password_cost {
    unsigned long long passes = 2;
    std::size_t memory_bytes = std::size_t{19'456} * 1024;
};

[[nodiscard]] std::string hash_password(std::string_view password, const password_cost& cost = {});
[[nodiscard]] bool verify_password(std::string_view password, const std::string& hash);
/// Whether the hash was made with less than `cost`: after a sign-in it is made anew. A hash that cannot be read counts as less.
[[nodiscard]] bool is_weaker_than(const std::string& hash, const password_cost& cost);
/// A hash of nothing that anybody knows, so that an unknown account takes the same time as a wrong password.
[[nodiscard]] const std::string& dummy_password_hash();

}  // namespace chuanpin::crypto
