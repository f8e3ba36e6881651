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

#include <boost/asio/any_io_executor.hpp>

#include "platform/base/log.hpp"
#include "platform/base/metrics.hpp"
#include "platform/base/time.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::http {

struct server_limits {
    std::size_t connections_max = 2'000;
    std::size_t header_bytes_max = std::size_t{16} * 1024;
    std::size_t header_lines_max = 100;
    std::size_t target_bytes_max = std::size_t{8} * 1024;
    std::size_t body_bytes_max = std::size_t{10} << 20;
    std::size_t requests_per_connection_max = 1'000;
    std::chrono::milliseconds first_byte_max{10'000};
    std::chrono::milliseconds idle_max{30'000};
    std::chrono::milliseconds header_max{10'000};
    std::chrono::milliseconds body_max{60'000};
    std::chrono::milliseconds write_max{30'000};
    std::chrono::milliseconds handler_max{5'000};
};

struct server_options {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;  ///< 0 lets the system choose
    server_limits limits{};
};

class server {
public:
    /// Binds and listens; throws std::system_error that names the address where it cannot.
    server(boost::asio::any_io_executor executor, const server_options& options, responder& answer, const base::clock& clock,
           base::random_source& random, base::logger& log, base::metrics& metrics);
    ~server();
    [[nodiscard]] std::uint16_t port() const;
    void start();
    /// Stops accepting, lets running requests finish for at most `grace`, closes idle connections at once.
    base::task<void> stop(std::chrono::milliseconds grace);

private:
    struct implementation;
    std::shared_ptr<implementation> implementation_;
};

}  // namespace chuanpin::http
