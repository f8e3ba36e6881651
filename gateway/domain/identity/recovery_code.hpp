// Recovery codes: ten that sign in once each where the authenticator is lost. Written on paper, so the letters are those that are not
// taken for each other (Crockford's base 32).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace chuanpin::gateway::domain {

inline constexpr int recovery_codes_count = 10;
inline constexpr std::size_t recovery_code_random_bytes = 7;  ///< of which 50 bits are used
inline constexpr std::size_t recovery_code_letters = 10;

/// "3-k7pq2-m9xzt": which of the ten it is, so that one hash is computed and not ten, and the ten letters that are secret.
struct recovery_code {
    int number = 0;  ///< 0 … 9
    std::string letters;
};

/// From at least recovery_code_random_bytes bytes (std::logic_error).
[[nodiscard]] recovery_code make_recovery_code(int number, std::string_view random_bytes);
[[nodiscard]] std::string to_text(const recovery_code& code);
/// Forgives case, hyphens and spaces, and takes O for 0, I and L for 1; nullopt where it cannot be one.
[[nodiscard]] std::optional<recovery_code> parse_recovery_code(std::string_view text);

}  // namespace chuanpin::gateway::domain
