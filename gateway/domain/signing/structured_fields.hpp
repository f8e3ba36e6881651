// Signature-Input, Signature and Content-Digest: dictionaries of structured fields (RFC 9651 §3.2), as much of them as signatures need.
//
// Stricter than the standard asks for, so that nothing can be read in two ways: a label, component or parameter that comes twice is
// refused, components are plain strings without parameters of their own, numbers are integers, and base64 is padded.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chuanpin::gateway::domain {

inline constexpr std::size_t signature_field_bytes_max = 4096;
inline constexpr std::size_t signature_labels_max = 4;
inline constexpr std::size_t signature_components_max = 16;
inline constexpr std::size_t signature_parameters_max = 16;

enum class bare_item_kind { integer, text, token, bytes, boolean };

/// RFC 9651 §3.3 without decimals, dates and display strings.
struct bare_item {
    bare_item_kind kind = bare_item_kind::boolean;
    std::int64_t number = 0;  ///< of an integer; 0 or 1 of a boolean
    std::string text{};       ///< without quotes and escapes; the decoded bytes
};

/// What one signature says of itself (RFC 9421 §4.1).
struct signature_input {
    std::string label;
    std::vector<std::string> components{};                        ///< names, in their order
    std::vector<std::pair<std::string, bare_item>> parameters{};  ///< in their order
};

struct labelled_bytes {
    std::string label;
    std::string bytes;
};

/// Of Signature-Input. nullopt where anything in it breaks the form or a limit.
[[nodiscard]] std::optional<std::vector<signature_input>> parse_signature_inputs(std::string_view field);
/// Of Signature and Content-Digest: every member is a byte sequence without parameters. nullopt as above.
[[nodiscard]] std::optional<std::vector<labelled_bytes>> parse_byte_dictionary(std::string_view field);

/// The inner list with its parameters in the one form that it has (RFC 9651 §4.1.1.1), without the label.
[[nodiscard]] std::string serialise(const signature_input& input);

}  // namespace chuanpin::gateway::domain
