// Expected outcomes are values. A refusal is an `error`; what only infrastructure or a bug can cause is an exception.
#pragma once

#include <chrono>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chuanpin::base {

/// What sort of refusal it is. The set is closed; platform/http/problem.cpp holds the only mapping to HTTP status codes.
enum class error_kind {
    invalid_input,           ///< the request cannot be read or a field breaks its format
    unauthenticated,         ///< nobody is signed in, or the credentials are wrong
    forbidden,               ///< signed in, but not allowed
    not_found,               ///< no such thing, or none that the caller may know of
    method_not_allowed,      ///< the path exists, the method does not
    conflict,                ///< the present state does not allow it
    precondition_required,   ///< a version (If-Match) must be named
    precondition_failed,     ///< the version named is not the current one
    too_large,               ///< a limit on size was passed
    unsupported_media_type,  ///< the content type cannot be read here
    unprocessable,           ///< well-formed, but a rule of the trade refuses it
    rate_limited,            ///< too many requests
    unavailable,             ///< something that we need is away; try again
    timeout,                 ///< the deadline passed before anything happened
    unknown_outcome,         ///< the deadline passed and it may have happened: ask again with the same key
};

/// The stable lower-case name of a kind, as written in logs and metrics.
std::string_view name_of(error_kind kind);

/// One fault of one field.
struct field_error {
    std::string pointer;  ///< RFC 6901 JSON pointer ("/lines/0/quantity"), query parameter ("?limit") or "row 7, column 'value'"
    std::string code;     ///< stable slug: "out-of-range", "unknown-field", …
    std::string detail;   ///< one English sentence for a person
};

/// A refusal. `code` is a stable slug that stands in the owning service's table of errors (`error_definition`).
struct error {
    error_kind kind{};
    std::string code;
    std::string detail;  ///< this occurrence, for a person; holds no secrets and no SQL
    std::vector<field_error> fields{};
    std::optional<std::chrono::seconds> retry_after{};  ///< set for `unavailable`, `rate_limited`, some conflicts
    std::vector<std::pair<std::string, std::string>>
        facts{};  ///< machine-readable members of the problem document, e.g. {"available", "120"}
};

template <class T>
using result = std::expected<T, error>;

/// Short for `std::unexpected(error)`, so that a refusal is returned in one line.
using refusal = std::unexpected<error>;

/// One row of a service's table of errors; deploy/docs/problems.md is generated from all of them.
struct error_definition {
    std::string_view code;
    error_kind kind;
    std::string_view title_zh;
    std::string_view title_en;
};

/// Builds the refusal that `definition` describes.
error make_error(const error_definition& definition, std::string detail);

}  // namespace chuanpin::base
