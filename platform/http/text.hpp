// Small readings of header text, and of exceptions, that several files share. Pure functions, any thread.
#pragma once

#include <exception>
#include <optional>
#include <string>
#include <string_view>

namespace chuanpin::http {

/// ASCII letters compare without case (RFC 9110 §5.1).
[[nodiscard]] bool equal_without_case(std::string_view left, std::string_view right);
/// Without spaces and tabs at both ends (RFC 9110 §5.6.3).
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// Takes what stands before the next `separator` off `rest`; everything where there is none.
[[nodiscard]] std::string_view take_until(std::string_view& rest, char separator);
/// Whether a comma-separated list holds `token`, without case (RFC 9110 §5.6.1).
[[nodiscard]] bool list_holds(std::string_view list, std::string_view token);
/// Undoes %XX, and '+' for a space where `plus_is_space`; nullopt for bad escapes.
[[nodiscard]] std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space);
/// Letters, digits, "-._~" (RFC 3986 §2.3) and what is in `also` stay; every other byte becomes %XX.
[[nodiscard]] std::string percent_encoded(std::string_view text, std::string_view also);
/// Only decimal digits, at least one.
[[nodiscard]] bool all_digits(std::string_view text);
/// What an exception says, for the log.
[[nodiscard]] std::string text_of(const std::exception_ptr& fault);

}  // namespace chuanpin::http
