#include "tests/support/http_test_client.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <fstream>
#include <random>
#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace chuanpin::tests {
namespace {

bool same_name(std::string_view left, std::string_view right) {
    return std::ranges::equal(left, right, [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
    });
}

void set_field(http_fields& fields, const std::string& name, const std::string& value) {
    std::erase_if(fields, [&](const auto& field) { return same_name(field.first, name); });
    if (!value.empty()) fields.emplace_back(name, value);
}

std::string find_field(const http_fields& fields, std::string_view name) {
    const auto found = std::ranges::find_if(fields, [&](const auto& field) { return same_name(field.first, name); });
    return found == fields.end() ? std::string() : found->second;
}

class socket_guard {
public:
    socket_guard(const std::string& host, std::uint16_t port, std::chrono::milliseconds time_max)
        : descriptor_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)), end_(std::chrono::steady_clock::now() + time_max) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        inet_pton(AF_INET, host.c_str(), &address.sin_addr);
        if (connect(descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
            throw std::runtime_error("nobody listens on " + host + ":" + std::to_string(port));
    }
    ~socket_guard() { close(descriptor_); }
    socket_guard(const socket_guard&) = delete;
    socket_guard& operator=(const socket_guard&) = delete;

    void send_all(std::string_view bytes) const {
        while (!bytes.empty()) {
            const auto count = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (count <= 0) return;  // the server may refuse early and answer all the same
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
    }

    /// False at the end of the stream.
    bool receive_more(std::string& into) const {
        const auto left = std::chrono::duration_cast<std::chrono::microseconds>(end_ - std::chrono::steady_clock::now()).count();
        if (left <= 0) throw std::runtime_error("no whole response in time; so far:\n" + into);
        const timeval limit{left / 1'000'000, left % 1'000'000};
        setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        std::array<char, 16'384> buffer{};
        const auto count = recv(descriptor_, buffer.data(), buffer.size(), 0);
        if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) throw std::runtime_error("no whole response in time; so far:\n" + into);
        if (count > 0) into.append(buffer.data(), static_cast<std::size_t>(count));
        return count > 0;
    }

private:
    int descriptor_;
    std::chrono::steady_clock::time_point end_;
};

std::size_t number(std::string_view text, int base) {
    std::size_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value, base);
    return value;
}

http_fields parse_fields(std::string_view head) {
    http_fields fields;
    for (auto at = head.find("\r\n"); at != std::string_view::npos;) {
        const auto end = std::min(head.find("\r\n", at + 2), head.size());
        const auto line = head.substr(at + 2, end - at - 2);
        if (const auto colon = line.find(':'); colon != std::string_view::npos) {
            auto value = line.substr(colon + 1);
            value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
            fields.emplace_back(line.substr(0, colon), value);
        }
        at = head.find("\r\n", at + 2);
    }
    return fields;
}

// Takes the chunks together (RFC 9112 §7.1); false where the last has not come yet.
bool join_chunks(std::string_view coded, std::string& body) {
    body.clear();
    for (;;) {
        const auto line = coded.find("\r\n");
        if (line == std::string_view::npos) return false;
        const auto size = number(coded.substr(0, line), 16);
        if (size == 0) return true;
        if (coded.size() < line + 2 + size + 2) return false;
        body.append(coded.substr(line + 2, size));
        coded.remove_prefix(line + 2 + size + 2);
    }
}

bool is_whole(const std::string& bytes, std::size_t head_end, const http_fields& fields, int status, bool is_head, std::string& body) {
    const auto rest = std::string_view(bytes).substr(head_end);
    if (is_head || status == 204 || status == 304) return true;
    if (find_field(fields, "Transfer-Encoding") == "chunked") return join_chunks(rest, body);
    const auto length = find_field(fields, "Content-Length");
    body = rest;
    return !length.empty() && rest.size() >= number(length, 10);
}

http_test_response receive(const socket_guard& through, bool is_head) {
    std::string bytes;
    http_test_response response;
    for (bool more = true;;) {
        const auto head = bytes.find("\r\n\r\n");
        if (head != std::string::npos) {
            response.status = static_cast<int>(number(std::string_view(bytes).substr(std::min<std::size_t>(9, head), 3), 10));
            response.headers = parse_fields(std::string_view(bytes).substr(0, head));
            const bool whole = is_whole(bytes, head + 4, response.headers, response.status, is_head, response.body);
            const bool ends_with_stream = find_field(response.headers, "Content-Length").empty() && !more;
            if (whole || ends_with_stream) return response;
        }
        if (!more) throw std::runtime_error("the server closed before the response was whole:\n" + bytes);
        more = through.receive_more(bytes);
    }
}

}  // namespace

std::string http_test_response::header(std::string_view name) const { return find_field(headers, name); }

const http_test_response& http_test_response::expect(int wanted) const {
    if (status != wanted) throw std::runtime_error("expected status " + std::to_string(wanted) + "\n" + exchange);
    return *this;
}

http_test_client::http_test_client(std::uint16_t port, std::string host) : port_(port), host_(std::move(host)) {}

void http_test_client::set_header(const std::string& name, const std::string& value) { set_field(defaults_, name, value); }

http_test_response http_test_client::get(const std::string& target, http_fields headers) {
    return send("GET", target, "", std::move(headers));
}

http_test_response http_test_client::post(const std::string& target, const std::string& body, http_fields headers) {
    if (find_field(headers, "Content-Type").empty()) headers.emplace_back("Content-Type", "application/json");
    return send("POST", target, body, std::move(headers));
}

http_test_response http_test_client::remove(const std::string& target, http_fields headers) {
    return send("DELETE", target, "", std::move(headers));
}

http_test_response http_test_client::send(const std::string& method, const std::string& target, const std::string& body,
                                          http_fields headers) {
    auto fields = defaults_;
    for (const auto& [name, value] : headers) set_field(fields, name, value);
    std::string text = method + " " + target + " HTTP/1.1\r\nHost: " + host_ + ":" + std::to_string(port_) + "\r\nConnection: close\r\n";
    for (const auto& [name, value] : fields) text += name + ": " + value + "\r\n";
    if (!body.empty() || method == "POST" || method == "PUT") text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    text += "\r\n" + body;
    const socket_guard through(host_, port_, time_max);
    through.send_all(text);
    auto response = receive(through, method == "HEAD");
    response.exchange = "--- request\n" + text + "\n--- response\n" + std::to_string(response.status) + "\n";
    for (const auto& [name, value] : response.headers) response.exchange += name + ": " + value + "\n";
    response.exchange += "\n" + response.body + "\n---";
    return response;
}

std::string http_test_client::send_raw(std::string_view bytes) {
    const socket_guard through(host_, port_, time_max);
    through.send_all(bytes);
    std::string all;
    while (through.receive_more(all)) {
    }
    return all;
}

// Below the ports that the system gives to whoever connects: while nobody listens on one of those, a client may get it, or connect to
// itself.
std::uint16_t free_port() {
    constexpr int wanted = 8'000;
    int first = 0;
    std::ifstream("/proc/sys/net/ipv4/ip_local_port_range") >> first;
    const int highest = first > 10'000 ? first : 65'536;
    std::random_device random;
    std::uniform_int_distribution<int> draw(highest - wanted, highest - 1);
    for (int tries = 0; tries < wanted; ++tries) {
        const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(static_cast<std::uint16_t>(draw(random)));
        const bool bound = bind(descriptor, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
        close(descriptor);
        if (bound) return ntohs(address.sin_port);
    }
    throw std::runtime_error("no free port");
}

}  // namespace chuanpin::tests
