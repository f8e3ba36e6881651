// A server on a thread of its own that remembers what it was asked, and a raw socket to ask it with.
#pragma once

#include <array>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <condition_variable>
#include <future>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "platform/http/server.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/null_metrics.hpp"
#include "tests/support/recording_log.hpp"
#include "tests/support/seeded_random.hpp"

namespace chuanpin::tests {

/// Answers with what it was asked; "/slow" waits until `release` (or two seconds), "/throws" throws.
class remembering_responder final : public http::responder {
public:
    base::task<http::response> respond(http::request request) override {
        {
            const std::lock_guard guard(mutex_);
            seen_.push_back(request);
            arrived_.notify_all();
        }
        if (request.path == "/throws") throw std::runtime_error("a bug");
        if (request.path == "/splits") {
            auto answer = http::json_response("{}");
            answer.headers.add("Location", "a\r\nSet-Cookie: b=c");
            co_return answer;
        }
        if (request.path == "/slow") co_await wait_for_release();
        if (request.path == "/large") co_return http::typed_response(std::string(std::size_t{5} << 20, 'x'), "text/plain");
        co_return http::typed_response(std::string(http::name_of(request.verb)) + " " + request.target + " " + request.body, "text/plain");
    }

    void release() { released_ = true; }
    std::vector<http::request> seen() const {
        const std::lock_guard guard(mutex_);
        return seen_;
    }
    /// Waits until so many requests have come; false where they do not.
    bool wait_for(std::size_t count) const {
        std::unique_lock guard(mutex_);
        return arrived_.wait_for(guard, std::chrono::seconds(5), [&] { return seen_.size() >= count; });
    }

private:
    base::task<void> wait_for_release() const {
        boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor);
        for (int i = 0; i < 400 && !released_; ++i) {
            timer.expires_after(std::chrono::milliseconds(5));
            co_await timer.async_wait(boost::asio::use_awaitable);
        }
    }

    mutable std::mutex mutex_;
    mutable std::condition_variable arrived_;
    std::vector<http::request> seen_;
    std::atomic<bool> released_ = false;
};

class running_server {
public:
    explicit running_server(const http::server_limits& limits = {}) : running_server(http::server_options{.limits = limits}) {}
    explicit running_server(const http::server_options& options, http::responder* instead = nullptr)
        : server_(io_.get_executor(), options, instead != nullptr ? *instead : responder, clock, random, log, metrics) {
        server_.start();
        thread_ = std::thread([this] { io_.run(); });
    }
    ~running_server() {
        responder.release();
        if (!stopped_) stop(std::chrono::milliseconds(200));
        guard_.reset();
        thread_.join();
    }
    running_server(const running_server&) = delete;
    running_server& operator=(const running_server&) = delete;

    [[nodiscard]] std::uint16_t port() const { return server_.port(); }
    [[nodiscard]] boost::asio::io_context& io() { return io_; }
    /// On the server's own thread.
    void reload_certificate();
    /// Waits for the stop and answers how long it took; throws where that is more than ten seconds.
    std::chrono::milliseconds stop(std::chrono::milliseconds grace);

    manual_clock clock;
    seeded_random random;
    recording_log log;
    null_metrics metrics;
    remembering_responder responder;

private:
    boost::asio::io_context io_{1};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> guard_{io_.get_executor()};
    http::server server_;
    std::thread thread_;
    bool stopped_ = false;
};

/// A blocking loopback socket with a bound on every wait.
class raw_socket {
public:
    /// `from`: an address of this machine to come from.
    explicit raw_socket(std::uint16_t port, const char* from = "127.0.0.1");
    ~raw_socket();
    raw_socket(const raw_socket&) = delete;
    raw_socket& operator=(const raw_socket&) = delete;

    /// False where the other side has closed.
    bool send(std::string_view bytes);
    void shut_down_sending();
    /// One whole answer, head and body; throws where none comes. `without_body` for answers to HEAD.
    std::string read_answer(bool without_body = false, std::chrono::milliseconds time_max = std::chrono::seconds(5));
    /// Everything until the other side closes; throws where it does not.
    std::string read_to_end(std::chrono::milliseconds time_max = std::chrono::seconds(5));

private:
    bool read_some(std::chrono::steady_clock::time_point end);

    int descriptor_;
    std::string buffer_;
};

inline std::chrono::milliseconds running_server::stop(std::chrono::milliseconds grace) {
    const auto begin = std::chrono::steady_clock::now();
    std::promise<void> ended;
    boost::asio::co_spawn(io_, server_.stop(grace), [&](const std::exception_ptr&) { ended.set_value(); });
    if (ended.get_future().wait_for(std::chrono::seconds(10)) != std::future_status::ready)
        throw std::runtime_error("the server does not stop");
    stopped_ = true;
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
}

inline void running_server::reload_certificate() {
    std::promise<void> done;
    boost::asio::post(io_, [&] {
        server_.reload_certificate();
        done.set_value();
    });
    done.get_future().wait();
}

inline raw_socket::raw_socket(std::uint16_t port, const char* from) : descriptor_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    inet_pton(AF_INET, from, &address.sin_addr);
    if (bind(descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) throw std::runtime_error("cannot bind");
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) throw std::runtime_error("cannot connect");
}

inline raw_socket::~raw_socket() { close(descriptor_); }

inline bool raw_socket::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto count = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

inline void raw_socket::shut_down_sending() { shutdown(descriptor_, SHUT_WR); }

inline bool raw_socket::read_some(std::chrono::steady_clock::time_point end) {
    const auto left = std::chrono::duration_cast<std::chrono::microseconds>(end - std::chrono::steady_clock::now()).count();
    if (left <= 0) throw std::runtime_error("the test waited too long; so far: " + buffer_);
    const timeval limit{left / 1'000'000, left % 1'000'000};
    setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    std::array<char, 65'536> bytes{};
    const auto count = recv(descriptor_, bytes.data(), bytes.size(), 0);
    if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) throw std::runtime_error("the test waited too long; so far: " + buffer_);
    if (count <= 0) return false;
    buffer_.append(bytes.data(), static_cast<std::size_t>(count));
    return true;
}

inline std::string raw_socket::read_answer(bool without_body, std::chrono::milliseconds time_max) {
    const auto end = std::chrono::steady_clock::now() + time_max;
    std::size_t head = std::string::npos;
    while ((head = buffer_.find("\r\n\r\n")) == std::string::npos) {
        if (!read_some(end)) throw std::runtime_error("closed before an answer: " + buffer_);
    }
    std::size_t length = 0;
    if (const auto field = buffer_.find("Content-Length: "); !without_body && field < head) {
        std::from_chars(buffer_.data() + field + 16, buffer_.data() + head, length);
    }
    while (buffer_.size() < head + 4 + length) {
        if (!read_some(end)) throw std::runtime_error("closed within an answer: " + buffer_);
    }
    auto answer = buffer_.substr(0, head + 4 + length);
    buffer_.erase(0, answer.size());
    return answer;
}

inline std::string raw_socket::read_to_end(std::chrono::milliseconds time_max) {
    const auto end = std::chrono::steady_clock::now() + time_max;
    while (read_some(end)) {
    }
    return std::exchange(buffer_, {});
}

/// 0 where this is no answer.
inline int status_of(std::string_view answer) {
    int status = 0;
    if (answer.starts_with("HTTP/1.1 ")) std::from_chars(answer.data() + 9, answer.data() + answer.size(), status);
    return status;
}

/// How many answers begin in these bytes.
inline std::size_t count_answers(std::string_view bytes) {
    std::size_t count = 0;
    for (auto at = bytes.find("HTTP/1.1 "); at != std::string_view::npos; at = bytes.find("HTTP/1.1 ", at + 1)) {
        if (status_of(bytes.substr(at)) != 0) ++count;  // the words may also stand in a document
    }
    return count;
}

}  // namespace chuanpin::tests
