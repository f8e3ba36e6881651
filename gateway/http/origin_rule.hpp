// Whether a browser says that a request comes from a page of ours (OWASP CSRF Prevention Cheat Sheet, Fetch Metadata).
#pragma once

#include <string>
#include <vector>

#include "platform/http/message.hpp"

namespace chuanpin::gateway::http {

class origin_rule {
public:
    /// `allowed` are origins besides our own ("https://console.example.cn"); `secure` says that we are reached by https.
    origin_rule(bool secure, std::vector<std::string> allowed);

    /// By Sec-Fetch-Site (same-origin or none) where there is one, otherwise by Origin: ours or an allowed one. Who sends neither is no
    /// browser of today; then the CSRF token alone decides.
    [[nodiscard]] bool admits(const chuanpin::http::request& request) const;

private:
    bool secure_;
    std::vector<std::string> allowed_;
};

}  // namespace chuanpin::gateway::http
