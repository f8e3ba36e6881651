// The cookie that carries a session's token.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/http/message.hpp"

namespace chuanpin::gateway::http {

/// HttpOnly, SameSite=Lax, Path=/. Behind TLS it is Secure and called __Host-sid, which binds it to this host
/// (draft-ietf-httpbis-rfc6265bis §4.1.3); without TLS it is called sid.
class session_cookie {
public:
    explicit session_cookie(bool secure) : secure_(secure), name_(secure ? "__Host-sid" : "sid") {}

    /// The token as it came; nullopt where there is none, or more than one.
    [[nodiscard]] std::optional<std::string_view> read(const chuanpin::http::request& request) const;
    /// Set-Cookie. Without Expires: it ends with the browser; the server's limits hold in any case.
    [[nodiscard]] std::string carry(std::string_view token) const;
    /// Set-Cookie that removes it.
    [[nodiscard]] std::string remove() const;

private:
    [[nodiscard]] std::string attributes() const;

    bool secure_;
    std::string_view name_;
};

}  // namespace chuanpin::gateway::http
