// A proxy between a program and its database (or Redis) that breaks the connection exactly where the test says.
//
// For MariaDB it knows where commands begin and which text they carry, so that it can strike before or after a COMMIT. It
// listens on a Unix socket of its own and runs on a thread of its own. All members are thread-safe.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

namespace chuanpin::tests {

enum class protocol { mysql, plain };

enum class fault {
    reset_before,  ///< the statement is not forwarded; the connection to the client is reset, then that to the server closed
    reset_after,   ///< the statement is forwarded and carried out; its answer is swallowed and the connection reset
    black_hole,    ///< from the statement on, nothing of this connection passes in either direction
};

struct fault_plan {
    fault what{};
    std::string statement = "COMMIT";  ///< strikes at a statement that begins with this (mysql only)
    int times = 1;                     ///< how often it strikes
    bool refuse_afterwards = false;    ///< new connections are refused once it has struck
};

class fault_proxy {
public:
    /// `upstream` is the server's Unix socket.
    fault_proxy(std::string upstream, protocol what);
    ~fault_proxy();

    /// The Unix socket to connect to.
    [[nodiscard]] std::string socket() const;

    void arm(fault_plan plan);
    void disarm();
    /// New connections are closed at once.
    void refuse(bool on);
    /// Existing connections pass nothing on, new ones are accepted and hear nothing.
    void black_hole(bool on);
    /// Each piece of data towards the server waits this long.
    void delay(std::chrono::milliseconds by);
    /// Resets every connection at this moment.
    void reset_all();

    [[nodiscard]] int strikes() const;
    [[nodiscard]] int connections_accepted() const;
    /// Statements seen that begin with this text (mysql only).
    [[nodiscard]] int statements_seen(const std::string& beginning) const;

private:
    struct implementation;
    std::unique_ptr<implementation> implementation_;
};

}  // namespace chuanpin::tests
