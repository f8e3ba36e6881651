// What [gateway] of the configuration says.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "gateway/app/notice_ports.hpp"
#include "gateway/domain/identity/registration.hpp"
#include "gateway/http/limits.hpp"
#include "gateway/store/retention_rules.hpp"
#include "platform/runtime/configuration.hpp"

namespace chuanpin::gateway {

struct settings {
    bool secure_cookies = false;                 ///< behind TLS: Secure, __Host-sid, Strict-Transport-Security
    std::vector<std::string> allowed_origins{};  ///< of browser pages besides our own
    bool webhook_allow_loopback = false;         ///< receivers on this machine, by http too, for demonstrations and tests
    std::string webhook_authorities_file{};      ///< PEM; empty: those of the system
    std::int64_t webhook_retry_factor_percent = 100;
    http::limit_policies limits = http::default_limits();
    std::int64_t limit_local_share_percent = 10;
    app::notice_policy notices{};  ///< notice_channel "none": nothing is sent
    std::chrono::seconds notice_check{30};
    store::kept_times kept{};
    std::size_t open_registrations_max = domain::open_registrations_default_max;
    std::chrono::days registration_life = domain::registration_life_default;
    std::chrono::seconds refusal_write{5};  ///< between two writings of refusals into the journal: what kill -9 may lose of them
};

/// Throws std::runtime_error naming the setting where it is unknown, malformed or out of its bounds, and where secure_cookies is
/// neither stated nor follows from a certificate.
[[nodiscard]] settings read_settings(const runtime::configuration& configuration);

}  // namespace chuanpin::gateway
