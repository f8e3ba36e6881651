// One hiredis connection on Asio, for one life: it connects, carries commands, and closes once. Inside platform/redis.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>

#include "platform/redis/client.hpp"

struct redisAsyncContext;

namespace chuanpin::redis {

/// What a connection tells, on the I/O thread. Of the connection's own functions only `close` calls back from within.
class connection_events {
public:
    virtual ~connection_events() = default;
    /// Once for each command, in their order; nullptr where the connection was lost before.
    virtual void on_reply(const reply* answer) = 0;
    /// Once, after the last on_reply.
    virtual void on_closed(const std::string& why) = 0;
};

class connection : public std::enable_shared_from_this<connection> {
public:
    connection(boost::asio::any_io_executor executor, connection_events& events);
    ~connection();

    /// Begins to connect to a Unix socket, or to a numeric address. False (and no event) where that fails at once.
    bool open_socket(const std::string& path);
    bool open_address(const std::string& address, std::uint16_t port);
    /// False where the connection is closing; then no on_reply follows.
    bool send(const std::vector<std::string>& arguments);
    /// Closes now: the outstanding on_reply(nullptr) and on_closed come from within.
    void close(const std::string& why);
    /// No more events.
    void forget() { events_ = nullptr; }

private:
    struct hooks;
    bool adopt(redisAsyncContext* context);
    void wait_to_read();
    void wait_to_write();

    boost::asio::posix::stream_descriptor descriptor_;  // on a duplicate: hiredis closes its own
    connection_events* events_;
    redisAsyncContext* context_ = nullptr;
    std::string why_;
    bool want_read_ = false;
    bool want_write_ = false;
    bool reading_ = false;
    bool writing_ = false;
};

}  // namespace chuanpin::redis
