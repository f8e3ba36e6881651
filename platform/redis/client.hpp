// Redis on hiredis 0.14 and Asio: one connection that pipelines by itself, a deadline for each command, reconnect with jitter.
//
// Redis is never needed for correctness. Every command may answer `unavailable` at any time, and callers must live with it.
// hiredis 0.14 has no timeouts, writes without MSG_NOSIGNAL (SIGPIPE is ignored by the runtime) and frees replies after the
// callback (they are copied). I/O thread only.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/any_io_executor.hpp>

#include "platform/base/error.hpp"
#include "platform/base/log.hpp"
#include "platform/base/metrics.hpp"
#include "platform/base/random.hpp"
#include "platform/base/task.hpp"

namespace chuanpin::redis {

struct options {
    std::string socket;  ///< Unix socket; otherwise host and port
    std::string host;
    std::uint16_t port = 6379;
    std::string password;
    int database = 0;
    std::chrono::milliseconds command_max{200};  ///< a command that takes longer drops the connection
    std::chrono::milliseconds connect_max{1'000};
    std::chrono::milliseconds reconnect_min{50};
    std::chrono::milliseconds reconnect_max{2'000};
    std::size_t pending_max = 4'096;
};

/// A deep copy of a reply.
struct reply {
    enum class type { nil, integer, text, status, array, error } what = type::nil;
    std::int64_t integer = 0;
    std::string text;  ///< of text, status and error
    std::vector<reply> elements;
};

class client {
public:
    client(boost::asio::any_io_executor executor, options options, base::random_source& random, base::logger& log, base::metrics& metrics);
    ~client();

    void start();
    /// Fails what waits and closes.
    void stop();
    [[nodiscard]] bool connected() const;

    /// Sends one command, arguments as they are (never formatted). A Redis error reply is a `reply` of type error.
    /// Errors: unavailable (redis-unreachable, redis-timeout, redis-queue-full).
    base::task<base::result<reply>> command(std::vector<std::string> arguments);
    /// EVALSHA with EVAL as the fallback.
    base::task<base::result<reply>> script(std::string_view text, std::vector<std::string> keys, std::vector<std::string> arguments);

private:
    struct implementation;
    std::shared_ptr<implementation> implementation_;
};

[[nodiscard]] std::span<const base::error_definition> redis_errors();

}  // namespace chuanpin::redis
