#include "platform/runtime/listener.hpp"

namespace chuanpin::runtime {

http::server_options listener_options(const std::string& address, const http::server_limits& limits) {
    const auto colon = address.rfind(':');
    auto host = address.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    return {host, static_cast<std::uint16_t>(std::stoi(address.substr(colon + 1))), limits};
}

}  // namespace chuanpin::runtime
