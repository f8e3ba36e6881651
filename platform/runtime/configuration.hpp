// One commented TOML file, overridden by CHUANPIN_SECTION__KEY from the environment. Every fault is listed at once; secrets
// are read from files and never printed.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "platform/base/error.hpp"
#include "platform/base/log.hpp"
#include "platform/http/principal_header.hpp"
#include "platform/http/server.hpp"
#include "platform/mysql/worker_pool.hpp"
#include "platform/redis/client.hpp"

namespace chuanpin::runtime {

/// How one service is reached. "local" means in this process.
struct service_address {
    std::string url = "local";
};

struct configuration {
    std::string listen = "127.0.0.1:8080";    ///< [server] listen: the public address, served where the gateway runs
    std::string internal_listen;              ///< [server] internal_listen: for other processes of this program; empty: none
    http::certificate_files certificate{};    ///< [server] certificate_file, certificate_key_file: TLS of `listen`; empty: none
    http::proxy_trust trust{};                ///< [server] trusted_proxies, trusted_header: of `listen`
    std::vector<std::string> host_names{};    ///< [server] host_names: of `listen`, in lower case
    http::server_limits limits{};             ///< [server.limits]
    mysql::address database{};                ///< [database]
    std::string schema_prefix = "chuanpin_";  ///< [database] schema_prefix
    std::size_t foreground_workers = 8;
    std::size_t background_workers = 2;
    redis::options redis{};                                    ///< [redis]
    std::map<std::string, service_address> services{};         ///< [services.catalog] url = …
    http::principal_keys principal_keys{};                     ///< [secrets] principal_key_file, previous_principal_key_file
    std::string journal_seed_file;                             ///< [secrets] journal_key_file: 32 bytes in hexadecimal
    std::chrono::hours receipts_kept{72};                      ///< [retention] receipt_hours: idempotency keys, at least 24
    std::string blob_directory;                                ///< [storage] blobs
    base::log_level log_level = base::log_level::information;  ///< [log] level
    std::string clock_start;  ///< [clock] start: RFC 3339; empty: the real time. For demonstrations and tests; shown in /readyz
    /// What belongs to one service alone ([gateway] …), flat: {"gateway.webhook_allow_loopback", "true"}.
    std::map<std::string, std::string> service_settings{};

    [[nodiscard]] std::string schema_of(std::string_view service) const { return schema_prefix + std::string(service); }
};

/// Reads `path` (empty: no file) and the environment (as pairs, so that tests inject it): CHUANPIN_SERVER__LIMITS__IDLE_MAX_MS is
/// idle_max_ms of [server.limits]; variables without "__" are not ours. `services` names the sections that belong to services.
/// Errors: invalid_input ("configuration-invalid") with one field error per fault, unknown keys included: pointer "[server] listen"
/// or "[server] listen (from CHUANPIN_SERVER__LISTEN)". No value of a secret stands in them.
[[nodiscard]] base::result<configuration> read_configuration(const std::string& path, const std::map<std::string, std::string>& environment,
                                                             const std::vector<std::string>& services);
/// The process's CHUANPIN_* variables.
[[nodiscard]] std::map<std::string, std::string> chuanpin_environment();

}  // namespace chuanpin::runtime
