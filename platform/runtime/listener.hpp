// "127.0.0.1:8080" or "[::1]:8080" as a server takes it.
#pragma once

#include <string>

#include "platform/http/server.hpp"

namespace chuanpin::runtime {

/// `address` was checked by read_configuration.
[[nodiscard]] http::server_options listener_options(const std::string& address, const http::server_limits& limits);

}  // namespace chuanpin::runtime
