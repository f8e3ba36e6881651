#include "platform/runtime/configuration.hpp"

#include <unistd.h>

#include "platform/http/gate.hpp"
#include "platform/runtime/platform_errors.hpp"
#include "platform/runtime/secret_file.hpp"
#include "platform/runtime/settings_reader.hpp"

namespace chuanpin::runtime {

namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t mebibyte = std::int64_t{1} << 20;

void check_address(settings_reader& from, std::string_view key, const std::string& address) {
    const auto fault = [&] { from.fault(key, "invalid-format", "Must be an IP address and a port: \"127.0.0.1:8080\"."); };
    const auto colon = address.rfind(':');
    if (colon == std::string::npos || colon == 0) return fault();
    const auto port = address.substr(colon + 1);
    if (port.empty() || port.size() > 5 || port.find_first_not_of("0123456789") != std::string::npos || std::stoi(port) > 65'535) fault();
}

void read_limits(settings_reader& from, http::server_limits& limits) {
    const auto size = [&from](const std::string& name, std::size_t& into, std::int64_t min, std::int64_t max) {
        from.integer("server.limits." + name, into, min, max);
    };
    const auto time = [&from](const std::string& name, std::chrono::milliseconds& into) {
        from.duration("server.limits." + name, into, 1, 60 * minute_ms);
    };
    size("connections_max", limits.connections_max, 1, 1'000'000);
    size("connections_per_address_max", limits.connections_per_address_max, 1, 1'000'000);
    size("header_bytes_max", limits.header_bytes_max, 1'024, mebibyte);
    size("header_lines_max", limits.header_lines_max, 8, 1'000);
    size("target_bytes_max", limits.target_bytes_max, 256, mebibyte);
    size("query_parameters_max", limits.query_parameters_max, 1, 10'000);
    size("body_bytes_max", limits.body_bytes_max, 1'024, 1'024 * mebibyte);
    size("buffer_bytes_max", limits.buffer_bytes_max, 16'384, 16 * mebibyte);
    size("chunks_max", limits.chunks_max, 1, 1'000'000);
    size("chunk_extension_bytes_max", limits.chunk_extension_bytes_max, 0, 8'192);
    size("requests_per_connection_max", limits.requests_per_connection_max, 1, 1'000'000'000);
    size("unsent_bytes_max", limits.unsent_bytes_max, 16'384, 64 * mebibyte);
    size("drained_bytes_max", limits.drained_bytes_max, 0, 16 * mebibyte);
    time("handshake_max_ms", limits.handshake_max);
    time("first_byte_max_ms", limits.first_byte_max);
    time("idle_max_ms", limits.idle_max);
    time("header_max_ms", limits.header_max);
    time("body_base_ms", limits.body_base);
    size("body_bytes_per_second_min", limits.body_bytes_per_second_min, 1, 1'024 * mebibyte);
    time("body_max_ms", limits.body_max);
    time("write_base_ms", limits.write_base);
    size("write_bytes_per_second_min", limits.write_bytes_per_second_min, 1, 1'024 * mebibyte);
    time("write_max_ms", limits.write_max);
    time("drain_max_ms", limits.drain_max);
    time("handler_max_ms", limits.handler_max);
}

void read_certificate(settings_reader& from, http::certificate_files& into) {
    from.text("server.certificate_file", into.certificate);
    from.text("server.certificate_key_file", into.key);
    if (into.certificate.empty() != into.key.empty())
        from.fault(into.key.empty() ? "server.certificate_key_file" : "server.certificate_file", "required",
                   "Certificate and key come together, or neither does.");
    if (into.key.empty()) return;
    if (const auto key = read_secret(into.key, 1); !key && key.error().code != "secret-too-long")
        from.fault("server.certificate_key_file", key.error().code, key.error().detail);
}

void read_trust(settings_reader& from, http::proxy_trust& into) {
    std::vector<std::string> proxies;
    from.texts("server.trusted_proxies", proxies);
    for (const auto& each : proxies) {
        if (const auto network = http::parse_network(each))
            into.proxies.push_back(*network);
        else
            from.fault("server.trusted_proxies", "invalid-format", "Must be addresses and networks: [\"10.0.0.1\", \"2001:db8::/32\"].");
    }
    std::size_t kind = 0;
    if (from.choice("server.trusted_header", {"x-forwarded", "forwarded"}, kind)) into.kind = static_cast<http::forwarding_kind>(kind);
}

void read_host_names(settings_reader& from, std::vector<std::string>& into) {
    from.texts("server.host_names", into);
    for (const auto& each : into)
        if (!http::is_host(each) || each.find_first_of(":ABCDEFGHIJKLMNOPQRSTUVWXYZ") != std::string::npos)
            from.fault("server.host_names", "invalid-format", "Must be names in lower case, without ports.");
}

void read_server(settings_reader& from, configuration& into) {
    if (from.text("server.listen", into.listen)) check_address(from, "server.listen", into.listen);
    if (from.text("server.internal_listen", into.internal_listen) && !into.internal_listen.empty())
        check_address(from, "server.internal_listen", into.internal_listen);
    read_certificate(from, into.certificate);
    read_trust(from, into.trust);
    read_host_names(from, into.host_names);
    read_limits(from, into.limits);
}
void read_password(settings_reader& from, std::string_view key, std::string& into) {
    std::string path;
    if (!from.text(key, path) || path.empty()) return;
    if (auto secret = read_secret(path, 1))
        into = std::move(*secret);
    else
        from.fault(key, secret.error().code, secret.error().detail);
}

void read_database(settings_reader& from, configuration& into) {
    auto& where = into.database;
    from.text("database.socket", where.socket);
    from.text("database.host", where.host);
    from.integer("database.port", where.port, 1, 65'535);
    from.text("database.user", where.user);
    read_password(from, "database.password_file", where.password);
    from.duration("database.connect_max_ms", where.connect_max, 100, minute_ms);
    from.duration("database.read_max_ms", where.read_max, 1'000, 10 * minute_ms);
    from.text("database.schema_prefix", into.schema_prefix);
    if (into.schema_prefix.size() > 32 ||
        into.schema_prefix.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") != std::string::npos)
        from.fault("database.schema_prefix", "invalid-format", "Must be at most 32 of a-z, 0-9 and _.");
    from.integer("database.foreground_workers", into.foreground_workers, 1, 256);
    from.integer("database.background_workers", into.background_workers, 1, 64);
    if (where.socket.empty() && where.host.empty()) from.fault("database.socket", "required", "Name a socket or a host.");
    if (where.user.empty()) from.fault("database.user", "required", "Name the user.");
}

void read_redis(settings_reader& from, configuration& into) {
    auto& where = into.redis;
    from.text("redis.socket", where.socket);
    from.text("redis.host", where.host);
    from.integer("redis.port", where.port, 1, 65'535);
    read_password(from, "redis.password_file", where.password);
    from.integer("redis.database", where.database, 0, 1'023);
    from.duration("redis.command_max_ms", where.command_max, 1, minute_ms);
    from.duration("redis.connect_max_ms", where.connect_max, 1, minute_ms);
    from.duration("redis.reconnect_min_ms", where.reconnect_min, 1, minute_ms);
    from.duration("redis.reconnect_max_ms", where.reconnect_max, 1, minute_ms);
    from.integer("redis.pending_max", where.pending_max, 1, 1'000'000);
    if (where.socket.empty() && where.host.empty()) from.fault("redis.socket", "required", "Name a socket or a host.");
}

bool is_origin(const std::string& url) { return url.starts_with("http://") && url.size() > 7 && url.find('/', 7) == std::string::npos; }

void read_services(settings_reader& from, configuration& into, const std::vector<std::string>& services) {
    for (const auto& name : services) {
        auto& address = into.services[name];
        const auto key = "services." + name + ".url";
        if (from.text(key, address.url) && address.url != "local" && !is_origin(address.url))
            from.fault(key, "invalid-format", "Must be \"local\" or \"http://host:port\".");
        into.service_settings.merge(from.section(name));
    }
}

void read_principal_key(settings_reader& from, std::string_view key, bool required, std::string& into) {
    std::string path;
    from.text(key, path);
    if (path.empty()) {
        if (required) from.fault(key, "required", "Name the file of the key.");
        return;
    }
    if (auto secret = read_secret(path))
        into = std::move(*secret);
    else
        from.fault(key, secret.error().code, secret.error().detail);
}

void read_secrets(settings_reader& from, configuration& into) {
    read_principal_key(from, "secrets.principal_key_file", true, into.principal_keys.current);
    read_principal_key(from, "secrets.previous_principal_key_file", false, into.principal_keys.previous);
    from.text("secrets.journal_key_file", into.journal_seed_file);
    if (into.journal_seed_file.empty())
        from.fault("secrets.journal_key_file", "required", "Name the file of the seed.");
    else if (const auto key = read_signing_key(into.journal_seed_file); !key)
        from.fault("secrets.journal_key_file", key.error().code, key.error().detail);
}

void read_rest(settings_reader& from, configuration& into) {
    auto receipt_hours = into.receipts_kept.count();
    from.integer("retention.receipt_hours", receipt_hours, 24, 8'760);
    into.receipts_kept = std::chrono::hours(receipt_hours);
    from.text("storage.blobs", into.blob_directory);
    if (into.blob_directory.empty()) from.fault("storage.blobs", "required", "Name the directory of the files.");
    std::size_t level = 1;
    if (from.choice("log.level", {"debug", "information", "warning", "error"}, level)) into.log_level = static_cast<base::log_level>(level);
    from.text("clock.start", into.clock_start);
    if (!into.clock_start.empty() && !base::parse_rfc3339(into.clock_start))
        from.fault("clock.start", "invalid-format", "Must be a moment in RFC 3339: \"2026-11-23T08:00:00Z\".");
}

}  // namespace

base::result<configuration> read_configuration(const std::string& path, const std::map<std::string, std::string>& environment,
                                               const std::vector<std::string>& services) {
    settings_reader from(path, environment);
    configuration into;
    read_server(from, into);
    read_database(from, into);
    read_redis(from, into);
    read_services(from, into, services);
    read_secrets(from, into);
    read_rest(from, into);
    from.refuse_unknown();
    if (from.faults().empty()) return into;
    auto faults = base::make_error(errors::configuration_invalid, "The configuration has faults.");
    faults.fields = from.faults();
    return base::refusal(std::move(faults));
}

std::map<std::string, std::string> chuanpin_environment() {
    std::map<std::string, std::string> variables;
    for (char** each = environ; *each != nullptr; ++each) {
        const std::string_view line(*each);
        const auto equals = line.find('=');
        if (line.starts_with("CHUANPIN_") && equals != std::string_view::npos)
            variables.emplace(line.substr(0, equals), line.substr(equals + 1));
    }
    return variables;
}

}  // namespace chuanpin::runtime
