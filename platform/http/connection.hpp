// One connection of the server. Beast's I/O stands behind this door (connection.cpp).
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include <boost/asio/ip/tcp.hpp>

#include "platform/http/server.hpp"
#include "platform/http/wire.hpp"

namespace chuanpin::http {

struct tls_context;

/// What the connections of one server share. One thread.
struct connection_environment {
    const server_options& options;
    responder& answer;
    const base::clock& clock;
    base::logger& log;
    base::metrics& metrics;
    buffered_random random;
    std::shared_ptr<tls_context> tls{};  ///< for connections that begin; null: plain
    bool stopping = false;               ///< every answer from now on is the last of its connection
    std::chrono::sys_seconds date_second{};
    std::string date_text{};

    /// The Date field, made anew each second.
    std::string_view date(base::instant now);
    [[nodiscard]] const server_limits& limits() const { return options.limits; }
};

/// Reads a request, has it answered, writes the answer, until one of the two sides is done.
class connection {
public:
    virtual ~connection() = default;
    /// Ends when the connection does. Throws only where memory runs out. The connection must outlive it.
    virtual base::task<void> run() = 0;
    /// Cuts what is past its deadline; the server asks every connection 20 times a second.
    virtual void check_deadline(std::chrono::steady_clock::time_point now) = 0;
    /// Between two requests, with nothing of the next one here.
    [[nodiscard]] virtual bool idle() const = 0;
    /// Ends whatever is being read or written; a handler that runs is not disturbed.
    virtual void close() = 0;
};

/// `shared` must outlive the connection.
[[nodiscard]] std::unique_ptr<connection> make_connection(boost::asio::ip::tcp::socket socket, const ip_address& peer,
                                                          connection_environment& shared);

}  // namespace chuanpin::http
