// Which passwords may be chosen (OWASP ASVS 5.0 §6.2): long enough, not guessed at first. Any characters, no rules of composition;
// the bytes count exactly as they come.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace chuanpin::gateway::domain {

inline constexpr std::size_t chosen_password_bytes_min = 8;
inline constexpr std::size_t chosen_password_bytes_max = 256;

enum class password_fault {
    too_short,
    too_long,
    common,      ///< among the common ones, or one of them with digits and signs around it
    contextual,  ///< the login, a name, or a word of this market with digits and signs around it
};

/// What is wrong with it; nullopt where it may be chosen. `context_words` are the account's: login, display name, organisation. Letters of
/// ASCII compare without case.
[[nodiscard]] std::optional<password_fault> fault_of_password(std::string_view password, std::span<const std::string_view> context_words);

}  // namespace chuanpin::gateway::domain
