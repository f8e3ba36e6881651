// The HTTP/1.1 client: keep-alive pool per origin, a deadline over the whole exchange, bounded answers. TLS 1.2
// and 1.3 for https://, the other side known by its certificate (RFC 9110 §4.3.4).
#pragma once

#include <chrono>
#include <cstddef>
#include <expected>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include <boost/asio/any_io_executor.hpp>

#include "platform/base/task.hpp"
#include "platform/http/message.hpp"

namespace chuanpin::http {

/// Which authorities' certificates are believed. May be shared.
struct tls_trust;
/// Those in a file of PEM certificates; with an empty path those of the system. One English sentence where it cannot be read.
[[nodiscard]] std::expected<std::shared_ptr<tls_trust>, std::string> load_trust(const std::string& authorities_file);

struct client_options {
    std::size_t idle_connections_per_origin_max = 32;
    std::size_t connections_per_origin_max = 256;
    std::chrono::milliseconds connect_max{3'000};
    std::chrono::milliseconds idle_max{10'000};
    std::size_t header_bytes_max = std::size_t{16} * 1024;
    std::size_t body_bytes_max = std::size_t{16} << 20;
    std::shared_ptr<tls_trust> trust{};  ///< none: https origins are refused
    /// Whether an address that a name turned out to have ("10.0.0.1", "fe80::1%2") may be connected to; none: every one.
    std::function<bool(std::string_view)> may_connect{};
};

/// Errors:
///   unavailable      (upstream-unreachable)  nothing was sent: refused, no such host, a certificate that is not believed, no free
///                                            connection
///   timeout          (upstream-timeout)      the deadline passed and the request is safe (GET, HEAD) or was not sent
///   unknown_outcome  (outcome-unknown)       a request that is not safe was sent and no whole answer came back
///   unavailable      (upstream-fault)        a GET or HEAD whose answer was broken
/// A kept connection that turns out to be closed before one byte of the answer is tried once more on a new one, where the
/// request is safe or nothing of it can have been read. Redirects are never followed.
class client {
public:
    client(boost::asio::any_io_executor executor, client_options options = {});
    ~client();

    /// `origin` is "http://host:port" or "https://host:port"; request.target, verb, headers and body are sent; Host and Content-Length are
    /// ours.
    base::task<base::result<response>> send(std::string origin, request request, base::deadline deadline);
    /// Closes idle connections; running exchanges end by themselves.
    void close();

private:
    struct implementation;
    std::shared_ptr<implementation> implementation_;
};

}  // namespace chuanpin::http
