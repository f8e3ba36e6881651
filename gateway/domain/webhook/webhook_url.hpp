// Where webhooks may be sent.
//
// https to a host of the public internet; to this machine's own loopback interface, also by http, only where the configuration
// allows it (development, tests). What a name is resolved to is judged again when it is connected to: names may come to mean others.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "platform/base/error.hpp"

namespace chuanpin::gateway::domain {

inline constexpr std::size_t webhook_url_bytes_max = 2'048;

struct webhook_url {
    std::string origin;  ///< "https://partner.example.com:443"
    std::string target;  ///< "/path?query", at least "/"
};

struct webhook_url_rules {
    bool allow_loopback = false;  ///< [gateway] webhook_allow_loopback
};

/// Errors: webhook-url-refused (with the reason).
[[nodiscard]] base::result<webhook_url> check_webhook_url(std::string_view text, const webhook_url_rules& rules);
/// Whether webhooks may be sent to an address that a name was resolved to; what is no address is refused.
[[nodiscard]] bool may_reach(std::string_view address, const webhook_url_rules& rules);

}  // namespace chuanpin::gateway::domain
