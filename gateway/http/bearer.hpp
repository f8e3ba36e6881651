// Where an API key stands in a request, and where it must not.
#pragma once

#include <optional>
#include <string_view>

#include "platform/http/message.hpp"

namespace chuanpin::gateway::http {

/// Whether there is an Authorization field at all.
[[nodiscard]] bool has_authorization(const chuanpin::http::request& request);
/// The credentials of the one field "Authorization: Bearer …" (RFC 6750 §2.1), whatever they are; nullopt where there is another
/// scheme or more than one field.
[[nodiscard]] std::optional<std::string_view> read_bearer(const chuanpin::http::request& request);
/// The public id of a key that stands in the query, as much of it as there is; nullopt where there is none.
[[nodiscard]] std::optional<std::string_view> find_leaked_key(const chuanpin::http::request& request);

}  // namespace chuanpin::gateway::http
