#include "tests/integration/runtime/forked_program.hpp"

#include <csignal>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <thread>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "platform/runtime/program.hpp"
#include "tests/integration/runtime/two_services.hpp"
#include "tests/support/http_test_client.hpp"
#include "tests/support/test_database.hpp"

namespace chuanpin::tests {

namespace {

std::string content_of(const std::string& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

void write_secret(const std::string& path) {
    std::ofstream(path) << std::string(64, 'b');
    chmod(path.c_str(), 0600);
}

void redirect(int descriptor, const std::string& path) {
    const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    dup2(file, descriptor);
    close(file);
}

[[noreturn]] void run_child(std::vector<std::string> arguments, const std::map<std::string, std::string>& environment) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    std::signal(SIGTERM, SIG_DFL);
    for (const auto& [name, value] : environment) setenv(name.c_str(), value.c_str(), 1);
    std::vector<char*> pointers;
    for (auto& each : arguments) pointers.push_back(each.data());
    pointers.push_back(nullptr);
    const int code = runtime::run_program(static_cast<int>(arguments.size()), pointers.data(), two_services());
    std::cout.flush();
    _exit(code);
}

}  // namespace

program_settings::program_settings() : port_(free_port()), prefix_("runtime_" + std::to_string(port_) + "_") {
    write_secret(directory_.file("principal_key"));
    write_secret(directory_.file("journal_key"));
    std::ofstream(directory_.file("chuanpin.toml")) << "";
}

std::map<std::string, std::string> program_settings::environment(std::map<std::string, std::string> more) const {
    const auto database = test_database::instance().where();
    more.insert({{"CHUANPIN_CONFIG", directory_.file("chuanpin.toml")},
                 {"CHUANPIN_SERVER__LISTEN", "127.0.0.1:" + std::to_string(port_)},
                 {"CHUANPIN_DATABASE__SOCKET", database.socket},
                 {"CHUANPIN_DATABASE__USER", database.user},
                 {"CHUANPIN_DATABASE__SCHEMA_PREFIX", prefix_},
                 {"CHUANPIN_REDIS__SOCKET", directory_.file("no-redis.sock")},
                 {"CHUANPIN_SECRETS__PRINCIPAL_KEY_FILE", directory_.file("principal_key")},
                 {"CHUANPIN_SECRETS__JOURNAL_KEY_FILE", directory_.file("journal_key")},
                 {"CHUANPIN_STORAGE__BLOBS", directory_.file("blobs")}});
    return more;
}

forked_program::forked_program(std::vector<std::string> arguments, std::map<std::string, std::string> environment) {
    arguments.insert(arguments.begin(), "chuanpin");
    std::cout.flush();
    id_ = fork();
    if (id_ < 0) throw std::runtime_error("fork failed");
    if (id_ > 0) return;
    redirect(STDOUT_FILENO, directory_.file("output"));
    redirect(STDERR_FILENO, directory_.file("faults"));
    run_child(std::move(arguments), environment);
}

forked_program::~forked_program() {
    if (code_ >= 0) return;
    kill(id_, SIGKILL);
    waitpid(id_, nullptr, 0);
}

void forked_program::signal(int number) const { kill(id_, number); }

int forked_program::wait(std::chrono::milliseconds timeout) {
    const auto end = std::chrono::steady_clock::now() + timeout;
    int status = 0;
    while (code_ < 0) {
        if (waitpid(id_, &status, WNOHANG) == id_) {
            code_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        } else if (std::chrono::steady_clock::now() > end) {
            throw std::runtime_error("the program did not end:\n" + output() + faults());
        } else {
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
    }
    return code_;
}

int forked_program::stop() {
    signal(SIGTERM);
    return wait();
}

std::string forked_program::output() const { return content_of(directory_.file("output")); }
std::string forked_program::faults() const { return content_of(directory_.file("faults")); }

void wait_until_alive(std::uint16_t port) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    while (true) {
        try {
            if (http_test_client(port).get("/healthz").status == 200) return;
        } catch (const std::runtime_error&) {
            if (std::chrono::steady_clock::now() > end) throw;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
}

}  // namespace chuanpin::tests
