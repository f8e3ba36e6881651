// One connection of the client: TCP, with TLS over it where the origin is https. Internal to the client; on its executor alone.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <boost/asio/any_io_executor.hpp>

#include "platform/base/task.hpp"
#include "platform/http/client.hpp"
#include "platform/http/message.hpp"
#include "platform/http/outgoing.hpp"

namespace chuanpin::http {

class client_link {
public:
    struct sent {
        bool whole;
        std::size_t bytes;  ///< that went out
    };
    struct answered {
        std::optional<response> whole{};
        bool any = false;   ///< a byte of an answer came in
        bool keep = false;  ///< another request may be sent
    };
    /// Closes the link when the time is over; must not outlive the link.
    class watchdog {
    public:
        watchdog(client_link& line, base::deadline until);
        watchdog(const watchdog&) = delete;
        watchdog& operator=(const watchdog&) = delete;
        ~watchdog();
        [[nodiscard]] bool expired() const;

    private:
        struct state;
        std::shared_ptr<state> state_;
    };

    explicit client_link(const boost::asio::any_io_executor& executor);
    ~client_link();
    client_link(const client_link&) = delete;
    client_link& operator=(const client_link&) = delete;

    /// Resolves, connects and, for https, shakes hands. Empty, or in English what failed.
    base::task<std::string> connect(const origin& to, const client_options& options, base::deadline until);
    base::task<sent> write(std::string_view head, std::string_view body);
    /// The answer to a request with this method, within the limits.
    base::task<answered> read(method verb, const client_options& options);

    /// Nothing to read and not closed by the other side: what a kept connection must look like.
    [[nodiscard]] bool quiet();
    [[nodiscard]] bool is_open() const;
    void close();

    std::chrono::steady_clock::time_point idle_since{};

private:
    struct connection;
    std::unique_ptr<connection> connection_;
};

}  // namespace chuanpin::http
