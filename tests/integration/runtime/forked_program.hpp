// run_program in a process of its own, with two small services: `gateway` (public) and `stock` (behind it).
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <sys/types.h>

#include "tests/support/temporary_directory.hpp"

namespace chuanpin::tests {

/// A configuration of the test's own: secrets, a schema prefix that nobody else has, free ports.
class program_settings {
public:
    program_settings();
    /// The variables for a process; `more` comes on top.
    [[nodiscard]] std::map<std::string, std::string> environment(std::map<std::string, std::string> more = {}) const;
    [[nodiscard]] std::uint16_t port() const { return port_; }
    [[nodiscard]] const std::string& prefix() const { return prefix_; }
    [[nodiscard]] const temporary_directory& directory() const { return directory_; }

private:
    temporary_directory directory_;
    std::uint16_t port_;
    std::string prefix_;
};

class forked_program {
public:
    forked_program(std::vector<std::string> arguments, std::map<std::string, std::string> environment);
    /// SIGKILL where it still runs.
    ~forked_program();
    forked_program(const forked_program&) = delete;
    forked_program& operator=(const forked_program&) = delete;

    void signal(int number) const;
    /// Waits for its end and answers the exit code; throws after `timeout`.
    int wait(std::chrono::milliseconds timeout = std::chrono::seconds(20));
    /// SIGTERM, then wait.
    int stop();
    [[nodiscard]] std::string output() const;  ///< standard output so far
    [[nodiscard]] std::string faults() const;  ///< standard error so far

private:
    temporary_directory directory_;
    pid_t id_ = 0;
    int code_ = -1;
};

/// Waits until GET /healthz answers 200 on that port; throws after ten seconds.
void wait_until_alive(std::uint16_t port);

}  // namespace chuanpin::tests
