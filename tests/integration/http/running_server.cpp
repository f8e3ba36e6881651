#include "tests/integration/http/running_server.hpp"

#include <array>
#include <cerrno>
#include <charconv>
#include <future>
#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <boost/asio/co_spawn.hpp>

namespace chuanpin::tests {

std::chrono::milliseconds running_server::stop(std::chrono::milliseconds grace) {
    const auto begin = std::chrono::steady_clock::now();
    std::promise<void> ended;
    boost::asio::co_spawn(io_, server_.stop(grace), [&](const std::exception_ptr&) { ended.set_value(); });
    if (ended.get_future().wait_for(std::chrono::seconds(10)) != std::future_status::ready) throw std::runtime_error("the server does not stop");
    stopped_ = true;
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
}

raw_socket::raw_socket(std::uint16_t port) : descriptor_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) throw std::runtime_error("cannot connect");
}

raw_socket::~raw_socket() { close(descriptor_); }

bool raw_socket::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto count = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

void raw_socket::shut_down_sending() { shutdown(descriptor_, SHUT_WR); }

bool raw_socket::read_some(std::chrono::steady_clock::time_point end) {
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

std::string raw_socket::read_answer(bool without_body, std::chrono::milliseconds time_max) {
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

std::string raw_socket::read_to_end(std::chrono::milliseconds time_max) {
    const auto end = std::chrono::steady_clock::now() + time_max;
    while (read_some(end)) {
    }
    return std::exchange(buffer_, {});
}

int status_of(std::string_view answer) {
    int status = 0;
    if (answer.starts_with("HTTP/1.1 ")) std::from_chars(answer.data() + 9, answer.data() + answer.size(), status);
    return status;
}

std::size_t count_answers(std::string_view bytes) {
    std::size_t count = 0;
    for (auto at = bytes.find("HTTP/1.1 "); at != std::string_view::npos; at = bytes.find("HTTP/1.1 ", at + 1)) {
        if (status_of(bytes.substr(at)) != 0) ++count;  // the words may also stand in a document
    }
    return count;
}

}  // namespace chuanpin::tests
