// What the program's listeners are made with, out of the configuration.
#pragma once

#include <string>

#include "platform/http/server.hpp"
#include "platform/runtime/configuration.hpp"

namespace chuanpin::runtime {

/// The public listener: with TLS, proxies and host names where the configuration has them.
[[nodiscard]] http::server_options public_listener(const configuration& settings);
/// The one for other processes of this program: plain, and who asks is taken as who he is.
[[nodiscard]] http::server_options internal_listener(const configuration& settings);

/// Whether what is said to the public listener may be read or forged on its way: it is reached from other machines, without TLS, and
/// no proxy that would have TLS is named.
[[nodiscard]] bool is_exposed(const configuration& settings);

}  // namespace chuanpin::runtime
