#include "platform/runtime/listener.hpp"

namespace chuanpin::runtime {

namespace {

/// "127.0.0.1:8080" or "[::1]:8080" as a server takes it; read_configuration has checked it.
http::server_options options_of(const std::string& address, const http::server_limits& limits) {
    http::server_options options;
    const auto colon = address.rfind(':');
    options.address = address.substr(0, colon);
    if (options.address.starts_with('[') && options.address.ends_with(']')) options.address = options.address.substr(1, colon - 2);
    options.port = static_cast<std::uint16_t>(std::stoi(address.substr(colon + 1)));
    options.limits = limits;
    return options;
}

}  // namespace

http::server_options public_listener(const configuration& settings) {
    auto options = options_of(settings.listen, settings.limits);
    options.certificate = settings.certificate;
    options.trust = settings.trust;
    options.host_names = settings.host_names;
    return options;
}

http::server_options internal_listener(const configuration& settings) {
    auto options = options_of(settings.internal_listen, settings.limits);
    // A gateway elsewhere keeps many connections, all from one address.
    options.limits.connections_per_address_max = options.limits.connections_max;
    return options;
}

bool is_exposed(const configuration& settings) {
    if (!settings.certificate.certificate.empty() || !settings.trust.proxies.empty()) return false;
    const auto address = http::parse_address(options_of(settings.listen, settings.limits).address);
    return !address || !http::any_holds(http::loopback_networks(), *address);
}

}  // namespace chuanpin::runtime
