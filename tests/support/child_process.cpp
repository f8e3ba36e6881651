#include "tests/support/child_process.hpp"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <csignal>
#include <cstring>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <thread>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace chuanpin::tests {
namespace {

using steady = std::chrono::steady_clock;

std::vector<std::string> whole_environment(const std::vector<std::string>& added) {
    std::vector<std::string> all;
    for (char** each = environ; *each != nullptr; ++each) all.emplace_back(*each);
    for (const auto& each : added) {
        const auto name = each.substr(0, each.find('=') + 1);
        std::erase_if(all, [&](const std::string& present) { return present.starts_with(name); });
        all.push_back(each);
    }
    return all;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
    std::vector<char*> pointers;
    pointers.reserve(texts.size() + 1);
    for (auto& text : texts) pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

// In the child, between fork and exec: only calls that are safe there.
[[noreturn]] void become(char* const* arguments, char* const* environment, const char* directory, int output, pid_t parent) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(127);  // the test died before the line above
    std::signal(SIGPIPE, SIG_DFL);
    dup2(output, STDOUT_FILENO);
    dup2(output, STDERR_FILENO);
    const int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
    dup2(nothing, STDIN_FILENO);
    if (*directory != '\0' && chdir(directory) != 0) _exit(126);
    execvpe(arguments[0], arguments, environment);
    constexpr std::string_view message = "the program cannot be started\n";
    [[maybe_unused]] const auto written = write(STDERR_FILENO, message.data(), message.size());
    _exit(127);
}

int exit_code_of(int status) { return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status); }

}  // namespace

struct child_process::implementation {
    pid_t pid = -1;
    std::optional<int> exit_code;
    mutable std::mutex mutex;
    std::condition_variable changed;
    std::string output;
    bool ended = false;  // its output, that is
    std::thread reader;

    void read_output(int from) {
        std::array<char, 4096> buffer{};
        for (;;) {
            const auto count = read(from, buffer.data(), buffer.size());
            if (count < 0 && errno == EINTR) continue;
            const std::lock_guard guard(mutex);
            if (count > 0) output.append(buffer.data(), static_cast<std::size_t>(count));
            ended = count <= 0;
            changed.notify_all();
            if (ended) break;
        }
        close(from);
    }

    bool reap(int options) {
        if (exit_code) return true;
        int status = 0;
        if (waitpid(pid, &status, options) != pid) return false;
        exit_code = exit_code_of(status);
        return true;
    }

    bool reap_until(steady::time_point end) {
        while (!reap(WNOHANG)) {
            if (steady::now() >= end) return false;
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
        return true;
    }
};

child_process::child_process(child_options options) : implementation_(std::make_unique<implementation>()) {
    std::array<int, 2> pipe_ends{};
    if (pipe2(pipe_ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe for a child's output");
    auto environment = whole_environment(options.environment);
    const auto environment_pointers = pointers_to(environment);
    const auto argument_pointers = pointers_to(options.arguments);
    const auto parent = getpid();
    implementation_->pid = fork();
    if (implementation_->pid < 0) throw std::runtime_error("cannot fork");
    if (implementation_->pid == 0)
        become(argument_pointers.data(), environment_pointers.data(), options.directory.c_str(), pipe_ends[1], parent);
    close(pipe_ends[1]);
    implementation_->reader = std::thread([state = implementation_.get(), from = pipe_ends[0]] { state->read_output(from); });
}

child_process::~child_process() {
    kill();
    implementation_->reader.join();
}

pid_t child_process::id() const { return implementation_->pid; }
bool child_process::running() { return !implementation_->reap(WNOHANG); }

std::string child_process::output() const {
    const std::lock_guard guard(implementation_->mutex);
    return implementation_->output;
}

std::string child_process::wait_for_output(const std::string& text, std::chrono::milliseconds timeout) {
    auto& state = *implementation_;
    std::unique_lock lock(state.mutex);
    const auto line_end = [&] {
        const auto found = state.output.find(text);
        return found == std::string::npos ? found : state.output.find('\n', found + text.size());
    };
    state.changed.wait_for(lock, timeout, [&] { return state.ended || line_end() != std::string::npos; });
    const auto end = line_end();
    if (end == std::string::npos) throw std::runtime_error("the program did not say '" + text + "'. It said:\n" + state.output);
    const auto start = state.output.find(text) + text.size();
    return state.output.substr(start, end - start);
}

void child_process::signal(int number) {
    if (running()) ::kill(implementation_->pid, number);
}

void child_process::pause() {
    signal(SIGSTOP);
    siginfo_t stopped{};
    waitid(P_PID, static_cast<id_t>(implementation_->pid), &stopped, WSTOPPED | WEXITED | WNOWAIT);
}

void child_process::resume() { signal(SIGCONT); }

int child_process::terminate(std::chrono::milliseconds timeout) {
    signal(SIGTERM);
    return wait(timeout);
}

void child_process::kill() {
    if (!running()) return;
    ::kill(implementation_->pid, SIGKILL);
    implementation_->reap(0);
}

int child_process::wait(std::chrono::milliseconds timeout) {
    const auto end = steady::now() + timeout;
    if (!implementation_->reap_until(end)) {
        kill();
        throw std::runtime_error("the program did not end in time. It said:\n" + output());
    }
    // What it said last may still stand in the pipe.
    std::unique_lock lock(implementation_->mutex);
    implementation_->changed.wait_until(lock, end, [this] { return implementation_->ended; });
    return *implementation_->exit_code;
}

}  // namespace chuanpin::tests
