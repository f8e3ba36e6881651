// The HTTP/1.1 server on Beast coroutines. Beast's I/O is instantiated in connection.cpp and client.cpp only.
//
// One I/O thread. Keep-alive and pipelining in order. Every limit of `server_limits` is enforced, to 50 ms; any framing fault is
// answered once with `Connection: close`. gate.hpp says what may pass.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <boost/asio/any_io_executor.hpp>

#include "platform/base/log.hpp"
#include "platform/base/metrics.hpp"
#include "platform/base/time.hpp"
#include "platform/http/forwarded.hpp"
#include "platform/http/router.hpp"
#include "platform/http/server_limits.hpp"

namespace chuanpin::http {

/// Both of PEM; the first may hold the chain above it. Both empty: no TLS.
struct certificate_files {
    std::string certificate{};
    std::string key{};
};

struct server_options {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;  ///< 0 lets the system choose
    server_limits limits{};
    certificate_files certificate{};
    proxy_trust trust{};                    ///< whose word on the client counts
    std::vector<std::string> host_names{};  ///< what a Host may be, in lower case and without ports; empty: anything
    /// Whose connections are not counted by address: they speak for many. Trusted proxies are never counted.
    std::vector<network> uncounted = loopback_networks();
};

class server {
public:
    /// Binds and listens; throws std::system_error that names the address where it cannot, std::runtime_error where the certificate
    /// cannot be used.
    server(boost::asio::any_io_executor executor, const server_options& options, responder& answer, const base::clock& clock,
           base::random_source& random, base::logger& log, base::metrics& metrics);
    ~server();
    [[nodiscard]] std::uint16_t port() const;
    void start();
    /// Reads the certificate anew: connections that begin from now on get it. One that cannot be used is logged, and the present one
    /// stays. Does nothing without TLS.
    void reload_certificate();
    /// Stops accepting, lets running requests finish for at most `grace`, closes idle connections at once.
    base::task<void> stop(std::chrono::milliseconds grace);

private:
    struct implementation;
    std::shared_ptr<implementation> implementation_;
};

}  // namespace chuanpin::http
