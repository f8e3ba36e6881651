// The HTTP/1.1 client: keep-alive pool per origin, a deadline over the whole exchange, bounded answers. http:// only for now.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

#include <boost/asio/any_io_executor.hpp>

#include "platform/base/task.hpp"
#include "platform/http/message.hpp"

namespace chuanpin::http {

struct client_options {
    std::size_t idle_connections_per_origin_max = 32;
    std::size_t connections_per_origin_max = 256;
    std::chrono::milliseconds connect_max{3'000};
    std::chrono::milliseconds idle_max{10'000};
    std::size_t header_bytes_max = std::size_t{16} * 1024;
    std::size_t body_bytes_max = std::size_t{16} << 20;
};

/// Errors:
///   unavailable      (upstream-unreachable)  nothing was sent: refused, no such host, no free connection
///   timeout          (upstream-timeout)      the deadline passed and the request is safe (GET, HEAD) or was not sent
///   unknown_outcome  (outcome-unknown)       a request that is not safe was sent and no whole answer came back
///   unavailable      (upstream-fault)        a GET or HEAD whose answer was broken
/// A kept connection that turns out to be closed before one byte of the answer is tried once more on a new one, where the
/// request is safe or nothing of it can have been read. Redirects are never followed.
class client {
public:
    client(boost::asio::any_io_executor executor, client_options options = {});
    ~client();

    /// `origin` is "http://host:port"; request.target, verb, headers and body are sent; Host and Content-Length are ours.
    base::task<base::result<response>> send(std::string origin, request request, base::deadline deadline);
    /// Closes idle connections; running exchanges end by themselves.
    void close();

private:
    struct implementation;
    std::shared_ptr<implementation> implementation_;
};

}  // namespace chuanpin::http
