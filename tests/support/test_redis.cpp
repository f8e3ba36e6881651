#include "tests/support/test_redis.hpp"

#include <memory>
#include <stdexcept>
#include <thread>

#include <hiredis/hiredis.h>

namespace chuanpin::tests {
namespace {

using namespace std::chrono_literals;

constexpr auto start_max = 10s;

// Any reply will do: a server with a password answers NOAUTH, and answers.
bool answers(const std::string& socket) {
    const std::unique_ptr<redisContext, decltype(&redisFree)> context(redisConnectUnix(socket.c_str()), &redisFree);
    if (!context || context->err != 0) return false;
    const std::unique_ptr<void, decltype(&freeReplyObject)> reply(redisCommand(context.get(), "PING"), &freeReplyObject);
    return reply != nullptr;
}

}  // namespace

redis_server::redis_server(std::string password) : password_(std::move(password)) { start(); }
redis_server::~redis_server() = default;

redis::options redis_server::where() const {
    redis::options at;
    at.socket = socket();
    at.password = password_;
    return at;
}

pid_t redis_server::id() const { return process_->id(); }
void redis_server::kill() { process_->kill(); }

void redis_server::start() {
    child_options options{{"redis-server", "--port", "0", "--unixsocket", socket(), "--save", "", "--appendonly", "no", "--dir",
                           directory_.path().string(), "--daemonize", "no"},
                          {},
                          {}};
    if (!password_.empty()) options.arguments.insert(options.arguments.end(), {"--requirepass", password_});
    process_ = std::make_unique<child_process>(options);
    const auto end = std::chrono::steady_clock::now() + start_max;
    while (!answers(socket())) {
        if (!process_->running() || std::chrono::steady_clock::now() >= end)
            throw std::runtime_error("redis-server does not answer:\n" + process_->output());
        std::this_thread::sleep_for(2ms);
    }
}

void redis_server::pause() { process_->pause(); }
void redis_server::resume() { process_->resume(); }

redis_server& test_redis::instance() {
    static redis_server shared;
    return shared;
}

}  // namespace chuanpin::tests
