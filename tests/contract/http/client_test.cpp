// The client's table of errors, against servers that misbehave in every way that it names.
#include <catch.hpp>

#include <array>
#include <atomic>
#include <functional>
#include <thread>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/streambuf.hpp>
#include <boost/asio/write.hpp>

#include "platform/http/client.hpp"
#include "tests/integration/http/running_server.hpp"
#include "tests/support/run_coroutine.hpp"

using namespace chuanpin;
using namespace std::chrono_literals;
using http::method;
namespace asio = boost::asio;
using tcp = asio::ip::tcp;

namespace {

/// A server that does to its nth connection what the script says; closes the connection afterwards.
class scripted_server {
public:
    using script = std::function<void(tcp::socket&, int)>;

    explicit scripted_server(script what) : what_(std::move(what)), thread_([this] { run(); }) {}
    ~scripted_server() {
        stopping_ = true;
        boost::system::error_code ignored;
        acceptor_.cancel(ignored);
        tcp::socket waker(io_);
        waker.connect(acceptor_.local_endpoint(), ignored);
        thread_.join();
    }
    [[nodiscard]] std::string origin() const { return "http://127.0.0.1:" + std::to_string(acceptor_.local_endpoint().port()); }
    [[nodiscard]] int connections() const { return connections_; }

    /// Reads one request without a body, or with the body that came along.
    static bool read_head(tcp::socket& socket) {
        asio::streambuf buffer;
        boost::system::error_code failure;
        asio::read_until(socket, buffer, "\r\n\r\n", failure);
        return !failure;
    }
    static void write(tcp::socket& socket, std::string_view bytes) {
        boost::system::error_code ignored;  // the client may have given up
        asio::write(socket, asio::buffer(bytes), ignored);
    }

private:
    void run() {
        for (;;) {
            boost::system::error_code failure;
            tcp::socket socket(io_);
            acceptor_.accept(socket, failure);
            if (failure || stopping_) return;
            what_(socket, ++connections_);
        }
    }

    asio::io_context io_;
    tcp::acceptor acceptor_{io_, {asio::ip::address_v4::loopback(), 0}};
    script what_;
    std::atomic<bool> stopping_ = false;
    std::atomic<int> connections_ = 0;
    std::thread thread_;
};

constexpr auto ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

struct fixture {
    asio::io_context io;
    http::client client;
    explicit fixture(http::client_options options = {}) : client(io.get_executor(), options) {}

    base::result<http::response> send(const std::string& origin, method verb, std::chrono::milliseconds budget = 2s) {
        http::request request;
        request.verb = verb;
        request.target = "/x";
        if (verb == method::post) request.body = "{}";
        return tests::run_coroutine(io, client.send(origin, std::move(request), std::chrono::steady_clock::now() + budget));
    }
    std::string code(const std::string& origin, method verb, std::chrono::milliseconds budget = 2s) {
        const auto answer = send(origin, verb, budget);
        return answer ? "answered" : answer.error().code;
    }
};

}  // namespace

TEST_CASE("nobody there is upstream-unreachable, whatever was asked", "[http][client]") {
    fixture at;
    std::string origin;
    {
        scripted_server gone([](tcp::socket&, int) {});
        origin = gone.origin();
    }
    for (const auto verb : {method::get, method::post}) {
        const auto answer = at.send(origin, verb);
        REQUIRE_FALSE(answer);
        CHECK(answer.error().code == "upstream-unreachable");
        CHECK(answer.error().kind == base::error_kind::unavailable);
        CHECK(answer.error().retry_after.has_value());
    }
    CHECK(at.code("http://no-such-host.invalid:80", method::get) == "upstream-unreachable");
    for (const auto* nonsense :
         {"ftp://127.0.0.1", "127.0.0.1:80", "http://", "http://:80", "http://h:x", "http://h:99999", "http://a@b", "http://h/path"}) {
        CHECK(at.code(nonsense, method::get) == "upstream-unreachable");
    }
}

TEST_CASE("a request that would break the framing is not sent", "[http][client]") {
    scripted_server server([](tcp::socket& socket, int) { scripted_server::write(socket, ok); });
    fixture at;
    for (const auto& spoil : std::vector<std::function<void(http::request&)>>{
             [](auto& request) { request.target = "/a b"; }, [](auto& request) { request.target = "/a\r\nX: y"; },
             [](auto& request) { request.target = "a"; }, [](auto& request) { request.headers.add("X", "a\r\nY: b"); },
             [](auto& request) { request.headers.add("X\nY", "a"); }}) {
        http::request request;
        request.target = "/";
        spoil(request);
        CHECK_FALSE(
            tests::run_coroutine(at.io, at.client.send(server.origin(), std::move(request), std::chrono::steady_clock::now() + 1s)));
    }
    CHECK(server.connections() == 0);
}

TEST_CASE("an answer that is cut leaves a change unknown and a read at fault", "[http][client]") {
    const auto* cut = GENERATE("", "HTTP/1.1 200", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab",
                               "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab", "nonsense\r\n\r\n",
                               "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab");
    CAPTURE(cut);
    scripted_server server([cut](tcp::socket& socket, int) {
        scripted_server::read_head(socket);
        scripted_server::write(socket, cut);
    });
    fixture at;
    const auto changed = at.send(server.origin(), method::post);
    REQUIRE_FALSE(changed);
    CHECK(changed.error().code == "outcome-unknown");
    CHECK(changed.error().kind == base::error_kind::unknown_outcome);
    CHECK(server.connections() == 1);
    CHECK(at.code(server.origin(), method::get) == "upstream-fault");
    CHECK(server.connections() == 2);
}

TEST_CASE("no answer before the deadline is a timeout of a read and unknown for a change", "[http][client]") {
    tests::running_server slow;
    fixture at;
    const auto origin = "http://127.0.0.1:" + std::to_string(slow.port());
    http::request request;
    request.target = "/slow";
    const auto read = tests::run_coroutine(at.io, at.client.send(origin, request, std::chrono::steady_clock::now() + 150ms));
    REQUIRE_FALSE(read);
    CHECK(read.error().code == "upstream-timeout");
    CHECK(read.error().kind == base::error_kind::timeout);
    request.verb = method::post;
    request.body = "x";
    const auto change = tests::run_coroutine(at.io, at.client.send(origin, request, std::chrono::steady_clock::now() + 150ms));
    REQUIRE_FALSE(change);
    CHECK(change.error().code == "outcome-unknown");
}

TEST_CASE("a deadline that has passed sends nothing", "[http][client]") {
    scripted_server server([](tcp::socket& socket, int) { scripted_server::write(socket, ok); });
    fixture at;
    CHECK(at.code(server.origin(), method::post, -1ms) == "upstream-timeout");
    CHECK(at.code(server.origin(), method::get, 0ms) == "upstream-timeout");
    CHECK(server.connections() == 0);
}

TEST_CASE("a kept connection is used again", "[http][client]") {
    tests::running_server server;
    fixture at;
    const auto origin = "http://127.0.0.1:" + std::to_string(server.port());
    for (int i = 0; i < 5; ++i) CHECK(at.code(origin, i % 2 == 0 ? method::get : method::post) == "answered");
    CHECK(server.metrics.value("chuanpin_http_connections") == 1);
    const auto seen = server.responder.seen();
    CHECK(seen[0].headers.find("Host") == origin.substr(7));
    CHECK(seen[1].headers.find("Content-Length") == "2");
    CHECK(seen[1].body == "{}");
}

TEST_CASE("a kept connection that was closed meanwhile is noticed before anything is sent", "[http][client]") {
    // Answers one request on each connection and closes it without having said so.
    scripted_server server([](tcp::socket& socket, int) {
        if (scripted_server::read_head(socket)) scripted_server::write(socket, ok);
    });
    fixture at;
    for (int i = 0; i < 4; ++i) CHECK(at.code(server.origin(), method::post) == "answered");
    CHECK(server.connections() == 4);
}

TEST_CASE("a kept connection that dies under the request: a read is tried once more, a change is not", "[http][client]") {
    scripted_server server([](tcp::socket& socket, int number) {
        if (!scripted_server::read_head(socket)) return;
        scripted_server::write(socket, ok);
        // The first connection takes a second request and closes without a byte of an answer.
        if (number == 1) scripted_server::read_head(socket);
    });
    fixture at;
    REQUIRE(at.code(server.origin(), method::get) == "answered");
    SECTION("GET") {
        CHECK(at.code(server.origin(), method::get) == "answered");
        CHECK(server.connections() == 2);
    }
    SECTION("POST") {
        CHECK(at.code(server.origin(), method::post) == "outcome-unknown");
        CHECK(server.connections() == 1);
    }
}

TEST_CASE("fields of the connection stay on the connection", "[http][client]") {
    scripted_server server([](tcp::socket& socket, int) {
        scripted_server::read_head(socket);
        scripted_server::write(socket,
                               "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nX-Early: 1\r\n\r\n"
                               "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\nKeep-Alive: x\r\nX-Kept: yes\r\n\r\n"
                               "2\r\nok\r\n0\r\nX-Trailer: no\r\n\r\n");
    });
    fixture at;
    const auto answer = at.send(server.origin(), method::get);
    REQUIRE(answer);
    CHECK(answer->body == "ok");
    REQUIRE(answer->headers.all().size() == 1);
    CHECK(answer->headers.find("X-Kept") == "yes");
}

TEST_CASE("a redirect is an answer like another", "[http][client]") {
    scripted_server server([](tcp::socket& socket, int) {
        scripted_server::read_head(socket);
        scripted_server::write(socket, "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n");
    });
    fixture at;
    const auto answer = at.send(server.origin(), method::get);
    REQUIRE(answer);
    CHECK(answer->status == 302);
    CHECK(answer->headers.find("Location") == "http://127.0.0.1:1/");
}

TEST_CASE("an answer has at most the bytes of the limits", "[http][client]") {
    const auto with = [](std::size_t header, std::size_t body) {
        return "HTTP/1.1 200 OK\r\nX: " + std::string(header, 'x') + "\r\nContent-Length: " + std::to_string(body) + "\r\n\r\n" +
               std::string(body, 'b');
    };
    // One answer for each connection, never changed: the server may still be writing one when its client has seen enough.
    const std::array answers{with(900, 1000), with(10, 1001), with(1001, 10)};
    scripted_server server([&answers](tcp::socket& socket, int connection) {
        scripted_server::read_head(socket);
        scripted_server::write(socket, answers.at(static_cast<std::size_t>(connection) - 1));
    });
    fixture at({.header_bytes_max = 1000, .body_bytes_max = 1000});
    CHECK(at.code(server.origin(), method::get) == "answered");
    CHECK(at.code(server.origin(), method::get) == "upstream-fault");
    CHECK(at.code(server.origin(), method::get) == "upstream-fault");
}

TEST_CASE("an origin has so many connections; who comes later waits for one, and not for ever", "[http][client]") {
    tests::running_server server;
    fixture at({.connections_per_origin_max = 2, .connect_max = 300ms});
    const auto origin = "http://127.0.0.1:" + std::to_string(server.port());
    int answered = 0;
    int refused = 0;
    const auto start = [&](std::string target) {
        http::request request;
        request.target = std::move(target);
        asio::co_spawn(at.io, at.client.send(origin, std::move(request), std::chrono::steady_clock::now() + 5s),
                       [&](const std::exception_ptr& fault, base::result<http::response> answer) {
                           REQUIRE_FALSE(fault);
                           answered += answer ? 1 : 0;
                           refused += !answer && answer.error().code == "upstream-unreachable" ? 1 : 0;
                       });
    };
    SECTION("all are served where the connections become free") {
        for (int i = 0; i < 20; ++i) start("/quick");
        tests::run_until(at.io, [&] { return answered == 20; });
        CHECK(refused == 0);
        CHECK(server.metrics.value("chuanpin_http_connections") == 2);
    }
    SECTION("where they do not, the others are refused") {
        for (int i = 0; i < 3; ++i) start("/slow");
        tests::run_until(at.io, [&] { return refused == 1; });
        CHECK(answered == 0);
        server.responder.release();
        tests::run_until(at.io, [&] { return answered == 2; });
        CHECK(server.responder.seen().size() == 2);
    }
}

TEST_CASE("idle connections are closed after a while, and by close", "[http][client]") {
    tests::running_server server;
    const auto origin = "http://127.0.0.1:" + std::to_string(server.port());
    const auto none_open = [&] { return server.metrics.value("chuanpin_http_connections") == 0; };
    SECTION("after a while") {
        fixture at({.idle_max = 100ms});
        REQUIRE(at.code(origin, method::get) == "answered");
        tests::run_until(at.io, none_open);
        CHECK(none_open());
        CHECK(at.code(origin, method::get) == "answered");
    }
    SECTION("by close") {
        fixture at;
        REQUIRE(at.code(origin, method::get) == "answered");
        at.client.close();
        tests::run_until(at.io, none_open);
        CHECK(none_open());
        CHECK(at.code(origin, method::get) == "answered");
    }
}
