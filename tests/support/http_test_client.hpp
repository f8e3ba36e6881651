// A small blocking HTTP/1.1 client over plain loopback sockets, one connection per request, independent of the code under test.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chuanpin::tests {

using http_fields = std::vector<std::pair<std::string, std::string>>;

struct http_test_response {
    int status = 0;
    http_fields headers;
    std::string body;
    std::string exchange;  ///< request and response as text, for messages

    /// The first of that name, whatever its case; empty where there is none.
    [[nodiscard]] std::string header(std::string_view name) const;
    /// Itself where the status is this; otherwise throws std::runtime_error that shows request and response.
    const http_test_response& expect(int wanted) const;
};

class http_test_client {
public:
    explicit http_test_client(std::uint16_t port, std::string host = "127.0.0.1");

    /// Sent with every request from now on (Cookie, X-CSRF-Token, …); an empty value removes it.
    void set_header(const std::string& name, const std::string& value);

    /// Throw std::runtime_error where no whole response came within `time_max`.
    http_test_response get(const std::string& target, http_fields headers = {});
    /// With Content-Type: application/json unless the headers say otherwise.
    http_test_response post(const std::string& target, const std::string& body, http_fields headers = {});
    http_test_response remove(const std::string& target, http_fields headers = {});
    http_test_response send(const std::string& method, const std::string& target, const std::string& body, http_fields headers);
    /// Sends bytes as they are and answers everything until the server closes (for requests that no client would send).
    std::string send_raw(std::string_view bytes);

    std::chrono::milliseconds time_max = std::chrono::seconds(10);

private:
    std::uint16_t port_;
    std::string host_;
    http_fields defaults_;
};

/// A TCP port of the loopback interface that was free a moment ago.
[[nodiscard]] std::uint16_t free_port();

}  // namespace chuanpin::tests
