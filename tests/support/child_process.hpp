// A program started by a test: its own environment, its output captured, ended by its pid, and never left behind (the kernel
// kills it when the test dies). Start it on a thread that lives as long as it should.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include <sys/types.h>

namespace chuanpin::tests {

struct child_options {
    std::vector<std::string> arguments;    ///< the first is the program, looked up in PATH where it has no slash
    std::vector<std::string> environment;  ///< "NAME=value", added to the test's own
    std::string directory;                 ///< working directory; empty: the test's
};

class child_process {
public:
    /// Throws std::runtime_error where the program cannot be started.
    explicit child_process(child_options options);
    /// SIGKILL where it still runs.
    ~child_process();

    [[nodiscard]] pid_t id() const;
    [[nodiscard]] bool running();
    /// Standard output and error so far, in the order in which they came.
    [[nodiscard]] std::string output() const;
    /// Waits until the output holds `text` and answers the rest of the output from there to the end of that line;
    /// throws std::runtime_error (with the output) where it ends or the time passes before.
    std::string wait_for_output(const std::string& text, std::chrono::milliseconds timeout = std::chrono::seconds(10));

    void signal(int number);
    /// SIGSTOP; answers when all its threads stand still.
    void pause();
    void resume();
    /// SIGTERM, then waits; answers the exit code (128 + signal where a signal ended it). SIGKILL and a throw after `timeout`.
    int terminate(std::chrono::milliseconds timeout = std::chrono::seconds(10));
    /// SIGKILL and waits.
    void kill();
    /// Waits for its own end and for the last of its output; answers the exit code; throws after `timeout`.
    int wait(std::chrono::milliseconds timeout = std::chrono::seconds(10));

private:
    struct implementation;
    std::unique_ptr<implementation> implementation_;
};

}  // namespace chuanpin::tests
