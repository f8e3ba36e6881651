// Where webhooks may be sent.
//
// https to a host of the public internet; http to this machine's own loopback interface alone, and only where the
// configuration allows it (development, tests). https is recognised and refused by name as long as the client cannot do it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "platform/base/error.hpp"

namespace chuanpin::gateway::domain {

inline constexpr std::size_t webhook_url_bytes_max = 2'048;

struct webhook_url {
    std::string origin;  ///< "http://127.0.0.1:9000"
    std::string target;  ///< "/path?query", at least "/"
};

struct webhook_url_rules {
    bool allow_loopback = false;  ///< [gateway] webhook_allow_loopback
};

/// Errors: webhook-url-refused (with the reason), webhook-url-not-supported (a good https URL).
[[nodiscard]] base::result<webhook_url> check_webhook_url(std::string_view text, const webhook_url_rules& rules);

}  // namespace chuanpin::gateway::domain
