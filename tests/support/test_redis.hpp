// A private Redis on a Unix socket, keeping nothing on disk, gone with the test.
#pragma once

#include <memory>
#include <string>

#include "platform/redis/client.hpp"
#include "tests/support/child_process.hpp"
#include "tests/support/temporary_directory.hpp"

namespace chuanpin::tests {

class redis_server {
public:
    /// Starts it; with a password where one is given.
    explicit redis_server(std::string password = {});
    ~redis_server();

    /// Options for a client of this server; adjust the limits as the test needs.
    [[nodiscard]] redis::options where() const;
    [[nodiscard]] std::string socket() const { return directory_.file("redis.sock"); }
    [[nodiscard]] pid_t id() const;
    void kill();    ///< SIGKILL
    void start();   ///< again, with what the last SAVE wrote, otherwise empty; waits until it answers
    void pause();   ///< SIGSTOP
    void resume();  ///< SIGCONT

private:
    temporary_directory directory_;
    std::string password_;
    std::unique_ptr<child_process> process_;
};

class test_redis {
public:
    /// The one server of this test binary, started by the first call. Its keys outlive the case: use your own prefix.
    static redis_server& instance();
};

}  // namespace chuanpin::tests
