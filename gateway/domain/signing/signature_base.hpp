// What a signature is over (RFC 9421 §2): one line for each covered component, and one for the signature's own parameters.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gateway/domain/signing/structured_fields.hpp"

namespace chuanpin::gateway::domain {

/// A request as its sender wrote it. The views are of the request, which must outlive it.
struct signed_message {
    std::string_view method;                                              ///< "GET"
    std::string_view scheme;                                              ///< "http" or "https", as the client used it
    std::string_view authority;                                           ///< host and port, as the client named them
    std::string_view target;                                              ///< path and query, not decoded
    std::vector<std::pair<std::string_view, std::string_view>> fields{};  ///< in the order in which they came
    std::string_view body{};

    [[nodiscard]] bool has_field(std::string_view lower_case_name) const;
};

/// @method, @authority, @path, @query (RFC 9421 §2.2) or the field of that lower-case name: its values without spaces around
/// them, joined by ", " (§2.1). nullopt for another derived component, a name with capitals, and a field that is not there.
[[nodiscard]] std::optional<std::string> component_value(const signed_message& message, std::string_view name);

/// RFC 9421 §2.5. The error is the component that has no value here.
[[nodiscard]] std::expected<std::string, std::string> build_signature_base(const signed_message& message, const signature_input& input);

}  // namespace chuanpin::gateway::domain
