// How the client writes a request, and where it sends it. Pure functions, any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/http/message.hpp"

namespace chuanpin::http {

/// "http://host:port" or "https://host:port" taken apart.
struct origin {
    bool secure = false;    ///< https
    std::string host;       ///< without the brackets of an IPv6 address
    std::string port;       ///< "80", or "443" for https, where none is named
    std::string authority;  ///< as it goes into Host
};
/// nullopt for other schemes, and for anything besides host and port.
[[nodiscard]] std::optional<origin> parse_origin(std::string_view text);

/// A safe request may be sent again and its loss changes nothing (RFC 9110 §9.2.1).
[[nodiscard]] bool is_safe_method(method verb);
/// Fields that belong to one connection, not to the message (RFC 9110 §7.6.1), and those that we write ourselves.
[[nodiscard]] bool is_of_the_connection(std::string_view field_name);
/// Whether nothing in target and fields would break the framing.
[[nodiscard]] bool can_be_written(const request& request);
/// Request line, Host, the message's fields and its length, up to the empty line.
[[nodiscard]] std::string head_of(const request& request, const origin& to);

}  // namespace chuanpin::http
