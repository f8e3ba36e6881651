// Codes of pack labels: SFP-00000012-000345-9T3K0M1W — the range's number, the pack's serial, and a keyed tag that nobody guesses.
//
// The tag is eight characters of Crockford's base 32 (crockford.com/base32.html): either case, I and L read as 1, O as 0; no U.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "platform/base/error.hpp"

namespace chuanpin::catalog::domain {

inline constexpr std::int64_t label_range_number_max = 99'999'999;
inline constexpr std::int64_t label_serial_max = 999'999;
inline constexpr std::size_t label_code_length = 28;
inline constexpr std::size_t label_tag_bytes = 5;  ///< 40 bits: one in 2^40 is right by chance

struct label_code {
    std::int64_t range_number = 0;  ///< 1 to label_range_number_max
    std::int64_t serial = 0;        ///< 1 to label_serial_max
    std::string tag{};              ///< eight upper-case characters
    bool operator==(const label_code&) const = default;
};

[[nodiscard]] std::string to_text(const label_code& code);
/// As it is printed; letters that are taken for others are read as these. Errors: label-code-invalid, which names the first character
/// that does not fit.
[[nodiscard]] base::result<label_code> parse_label_code(std::string_view text);
/// The eight characters of a tag.
[[nodiscard]] std::string to_label_tag(const std::array<std::byte, label_tag_bytes>& bytes);

}  // namespace chuanpin::catalog::domain
