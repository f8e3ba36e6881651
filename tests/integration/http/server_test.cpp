#include <catch.hpp>

#include "tests/integration/http/running_server.hpp"

using namespace chuanpin;
using namespace std::chrono_literals;
using namespace std::string_literals;
using tests::raw_socket;
using tests::running_server;
using tests::status_of;

namespace {

const auto a_get = "GET /a HTTP/1.1\r\nHost: h\r\n\r\n"s;

std::string get(std::string_view target, std::string_view lines = "") {
    return "GET " + std::string(target) + " HTTP/1.1\r\nHost: h\r\n" + std::string(lines) + "\r\n";
}
std::string post(std::string_view body, std::string_view lines = "") {
    return "POST /p HTTP/1.1\r\nHost: h\r\n" + std::string(lines) + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
           std::string(body);
}
bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace

TEST_CASE("a request is answered and the connection kept", "[http][server]") {
    running_server at;
    raw_socket client(at.port());
    for (int i = 0; i < 3; ++i) {
        client.send(get("/v1/x?y=" + std::to_string(i), "Accept-Language: en\r\n"));
        const auto answer = client.read_answer();
        CHECK(answer.starts_with("HTTP/1.1 200 OK\r\nDate: Mon, 02 Mar 2026 01:00:00 GMT\r\n"));
        CHECK(answer.ends_with("GET /v1/x?y=" + std::to_string(i) + " "));
        CHECK_FALSE(contains(answer, "Connection:"));
    }
    const auto seen = at.responder.seen();
    REQUIRE(seen.size() == 3);
    CHECK(seen[0].path == "/v1/x");
    CHECK(seen[0].query_parameter("y") == "0");
    CHECK(seen[0].remote_address == "127.0.0.1");
    CHECK(seen[0].context.language == "en");
    CHECK(seen[0].context.now == at.clock.now());
    CHECK_FALSE(seen[0].context.who.has_value());
    CHECK(seen[0].context.request_id.size() == 26);
    CHECK(seen[0].context.request_id != seen[1].context.request_id);
    const auto left = seen[2].context.deadline - std::chrono::steady_clock::now();
    CHECK((left > 3s && left <= 5s));
}

TEST_CASE("the answer carries the request id and the date of its second", "[http][server]") {
    running_server at;
    raw_socket client(at.port());
    client.send(a_get);
    const auto answer = client.read_answer();
    CHECK(contains(answer, "X-Request-Id: " + at.responder.seen()[0].context.request_id));
    at.clock.advance(61s);
    client.send(a_get);
    CHECK(contains(client.read_answer(), "Date: Mon, 02 Mar 2026 01:01:01 GMT"));
}

TEST_CASE("pipelined requests are answered in order", "[http][server]") {
    running_server at;
    raw_socket client(at.port());
    client.send(get("/1") + post("two") + get("/3") +
                "POST /4 HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n" +
                get("/5", "Connection: close\r\n") + get("/never"));
    CHECK(client.read_answer().ends_with("GET /1 "));
    CHECK(client.read_answer().ends_with("POST /p two"));
    CHECK(client.read_answer().ends_with("GET /3 "));
    CHECK(client.read_answer().ends_with("POST /4 abc"));
    const auto last = client.read_to_end();
    CHECK(contains(last, "Connection: close"));
    CHECK(last.ends_with("GET /5 "));
    CHECK(at.responder.seen().size() == 5);
}

TEST_CASE("a request may come byte by byte, after one empty line", "[http][server]") {
    running_server at;
    raw_socket client(at.port());
    for (const char byte : "\r\n" + post("body")) REQUIRE(client.send(std::string_view(&byte, 1)));
    CHECK(client.read_answer().ends_with("POST /p body"));
    client.send("\r\n\r\n" + a_get);
    CHECK(status_of(client.read_to_end()) == 400);
}

TEST_CASE("HEAD is answered without a body and the connection goes on", "[http][server]") {
    running_server at;
    raw_socket client(at.port());
    client.send("HEAD /a HTTP/1.1\r\nHost: h\r\n\r\n" + a_get);
    const auto head = client.read_answer(true);
    CHECK(contains(head, "Content-Length: 8\r\n"));
    CHECK(head.ends_with("\r\n\r\n"));
    CHECK(client.read_answer().ends_with("GET /a "));
}

TEST_CASE("HTTP/1.0 closes unless it asks for more", "[http][server]") {
    running_server at;
    raw_socket once(at.port());
    once.send("GET /a HTTP/1.0\r\n\r\n");
    CHECK(contains(once.read_to_end(), "Connection: close\r\n"));
    raw_socket more(at.port());
    more.send("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    CHECK(contains(more.read_answer(), "Connection: keep-alive\r\n"));
    more.send("GET /b HTTP/1.0\r\n\r\n");
    CHECK(more.read_to_end().ends_with("GET /b "));
}

TEST_CASE("a client that waits for 100 is told to go on, once its head has passed", "[http][server]") {
    running_server at;
    raw_socket client(at.port());
    client.send("POST /p HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
    CHECK(client.read_answer() == "HTTP/1.1 100 Continue\r\n\r\n");
    client.send("body");
    CHECK(client.read_answer().ends_with("POST /p body"));
    // One that does not wait is not told.
    client.send("POST /p HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\nbody");
    CHECK(status_of(client.read_answer()) == 200);
    // One that asks for too much is refused before it sends.
    client.send("POST /p HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 99999999999\r\n\r\n");
    CHECK(status_of(client.read_to_end()) == 413);
}

TEST_CASE("a connection serves so many requests and no more", "[http][server]") {
    running_server at({.requests_per_connection_max = 3});
    raw_socket client(at.port());
    client.send(a_get + a_get + a_get + a_get);
    CHECK_FALSE(contains(client.read_answer(), "Connection: close"));
    CHECK_FALSE(contains(client.read_answer(), "Connection: close"));
    const auto last = client.read_to_end();
    CHECK(contains(last, "Connection: close"));
    CHECK(tests::count_answers(last) == 1);
    CHECK(at.responder.seen().size() == 3);
}

TEST_CASE("the header is 16 KiB at most and 100 lines at most", "[http][server]") {
    running_server at;
    const auto of_bytes = [](std::size_t bytes) {
        std::string head = "GET /a HTTP/1.1\r\nHost: h\r\nX: ";
        return head + std::string(bytes - head.size() - 4, 'x') + "\r\n\r\n";
    };
    const auto status = [&](const std::string& bytes) {
        raw_socket client(at.port());
        client.send(bytes);
        return status_of(client.read_answer());
    };
    CHECK(status(of_bytes(16 * 1024)) == 200);
    CHECK(status(of_bytes(16 * 1024 + 1)) == 431);
    CHECK(status(std::string(20'000, 'x')) == 431);
    std::string lines;
    for (int i = 1; i < 100; ++i) lines += "X-" + std::to_string(i) + ": y\r\n";
    CHECK(status(get("/a", lines)) == 200);
    CHECK(status(get("/a", lines + "X-100: y\r\n")) == 431);
    CHECK(status(get("/" + std::string(8191, 'a'))) == 200);
    CHECK(status(get("/" + std::string(8192, 'a'))) == 414);
}

TEST_CASE("a body has at most the bytes of the limit, however it is framed", "[http][server]") {
    running_server at({.body_bytes_max = 1000});
    const auto status = [&](const std::string& bytes) {
        raw_socket client(at.port());
        client.send(bytes);
        return status_of(client.read_answer());
    };
    const auto chunked = [](std::size_t bytes) {
        std::string text = "POST /p HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";
        for (; bytes > 0; --bytes) text += "1\r\nx\r\n";
        return text + "0\r\n\r\n";
    };
    CHECK(status(post(std::string(1000, 'x'))) == 200);
    CHECK(status(post(std::string(1001, 'x'))) == 413);
    CHECK(status(chunked(1000)) == 200);
    CHECK(status(chunked(1001)) == 413);
    CHECK(status("POST /p HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n") / 100 == 4);
}

TEST_CASE("ten megabytes go in and five come out", "[http][server]") {
    running_server at;
    raw_socket client(at.port());
    const std::string body(std::size_t{10} << 20, 'b');
    client.send(post(body));
    CHECK(client.read_answer().size() > body.size());
    CHECK(at.responder.seen()[0].body == body);
    client.send(get("/large"));
    CHECK(client.read_answer().size() > std::size_t{5} << 20);
}

TEST_CASE("a body of 4096 chunks passes, one more does not", "[http][server]") {
    running_server at;
    const auto status = [&](int chunks) {
        std::string text = "POST /p HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";
        for (int i = 1; i < chunks; ++i) text += "1\r\nx\r\n";  // the last chunk counts too
        raw_socket client(at.port());
        client.send(text + "0\r\n\r\n");
        return status_of(client.read_answer());
    };
    CHECK(status(4096) == 200);
    CHECK(status(4097) == 400);
}

TEST_CASE("who does not send in time is cut", "[http][server]") {
    running_server at({.first_byte_max = 150ms, .idle_max = 150ms, .header_max = 200ms, .body_max = 200ms});
    SECTION("never a byte: closed without a word") {
        raw_socket client(at.port());
        CHECK(client.read_to_end(2s).empty());
    }
    SECTION("nothing after an answer: closed without a word") {
        raw_socket client(at.port());
        client.send(a_get);
        client.read_answer();
        CHECK(client.read_to_end(2s).empty());
    }
    SECTION("a header that drips: 408, however often a byte comes") {
        raw_socket client(at.port());
        const auto begin = std::chrono::steady_clock::now();
        for (const char byte : get("/a", "X: " + std::string(400, 'x') + "\r\n")) {
            if (!client.send(std::string_view(&byte, 1)) || std::chrono::steady_clock::now() - begin > 1s) break;
            std::this_thread::sleep_for(5ms);
        }
        const auto answer = client.read_to_end(2s);
        CHECK(status_of(answer) == 408);
        CHECK(contains(answer, "Connection: close"));
        CHECK(at.responder.seen().empty());
    }
    SECTION("a body that stops: 408") {
        raw_socket client(at.port());
        client.send("POST /p HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nhalf");
        CHECK(status_of(client.read_to_end(2s)) == 408);
        CHECK(at.responder.seen().empty());
    }
    SECTION("a chunk that stops: 408") {
        raw_socket client(at.port());
        client.send("POST /p HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nA\r\nhalf");
        CHECK(status_of(client.read_to_end(2s)) == 408);
        CHECK(at.responder.seen().empty());
    }
}

TEST_CASE("a slow body does not take the handler's time away", "[http][server]") {
    running_server at({.handler_max = 400ms});
    raw_socket client(at.port());
    client.send("POST /p HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\n\r\n");
    std::this_thread::sleep_for(500ms);  // longer than handler_max: that is what the case is about
    client.send("body");
    const auto before = std::chrono::steady_clock::now();
    CHECK(status_of(client.read_answer()) == 200);
    CHECK(at.responder.seen()[0].context.deadline > before);
}

TEST_CASE("a handler may take longer than a client may idle", "[http][server]") {
    running_server at({.first_byte_max = 100ms, .idle_max = 100ms, .header_max = 100ms, .body_max = 100ms, .write_max = 100ms});
    raw_socket client(at.port());
    client.send(get("/slow"));
    REQUIRE(at.responder.wait_for(1));
    std::this_thread::sleep_for(300ms);  // longer than all of those limits: that is what the case is about
    at.responder.release();
    CHECK(status_of(client.read_answer()) == 200);
}

TEST_CASE("who does not read the answer is cut", "[http][server]") {
    running_server at({.write_max = 200ms});
    raw_socket client(at.port());
    std::string many;
    for (int i = 0; i < 20; ++i) many += get("/large");
    client.send(many);
    REQUIRE(at.responder.wait_for(1));
    const auto end = std::chrono::steady_clock::now() + 5s;
    while (at.metrics.value("chuanpin_http_connections") != 0 && std::chrono::steady_clock::now() < end) std::this_thread::sleep_for(10ms);
    CHECK(at.metrics.value("chuanpin_http_connections") == 0);
    CHECK(at.responder.seen().size() < 20);
}

TEST_CASE("a connection too many is closed and the others go on", "[http][server]") {
    running_server at({.connections_max = 2});
    raw_socket one(at.port());
    raw_socket two(at.port());
    one.send(a_get);
    two.send(a_get);
    CHECK(status_of(one.read_answer()) == 200);
    CHECK(status_of(two.read_answer()) == 200);
    raw_socket three(at.port());
    CHECK(three.read_to_end().empty());
    CHECK(at.metrics.value("chuanpin_http_connections") == 2);
    CHECK(at.metrics.value("chuanpin_http_connections_refused_total{of=server}") == 1);
    one.send(get("/a", "Connection: close\r\n"));
    one.read_to_end();
    raw_socket four(at.port());
    four.send(a_get);
    CHECK(status_of(four.read_answer()) == 200);
}

TEST_CASE("an exception of the responder costs one answer, not the connection", "[http][server]") {
    running_server at;
    raw_socket client(at.port());
    client.send(get("/throws") + get("/splits") + a_get);
    const auto answer = client.read_answer();
    CHECK(status_of(answer) == 500);
    CHECK(contains(answer, "\"code\":\"internal-error\""));
    CHECK_FALSE(contains(answer, "a bug"));
    const auto split = client.read_answer();
    CHECK(status_of(split) == 500);
    CHECK_FALSE(contains(split, "Set-Cookie"));
    CHECK(status_of(client.read_answer()) == 200);
    CHECK(at.log.count("http.exception") == 1);
    CHECK(at.log.count("http.unsafe-header") == 1);
}

TEST_CASE("a target that cannot be decoded is a bad request and the connection goes on", "[http][server]") {
    running_server at;
    raw_socket client(at.port());
    client.send(get("/a/../b") + a_get);
    const auto answer = client.read_answer();
    CHECK(status_of(answer) == 400);
    CHECK(contains(answer, "target-invalid"));
    CHECK(status_of(client.read_answer()) == 200);
}

TEST_CASE("stopping closes idle connections at once and lets a running request end", "[http][server]") {
    running_server at;
    raw_socket idle(at.port());
    idle.send(a_get);
    idle.read_answer();
    raw_socket busy(at.port());
    busy.send(get("/slow"));
    REQUIRE(at.responder.wait_for(2));
    std::thread stopper([&] { at.stop(5s); });
    CHECK(idle.read_to_end().empty());
    CHECK_THROWS(raw_socket(at.port()));
    at.responder.release();
    const auto answer = busy.read_to_end();
    stopper.join();
    CHECK(status_of(answer) == 200);
    CHECK(contains(answer, "Connection: close"));
}

TEST_CASE("stopping waits for the grace and not for ever", "[http][server]") {
    running_server at;
    raw_socket half(at.port());
    half.send("POST /p HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\n");
    raw_socket idle(at.port());
    idle.send(a_get);
    idle.read_answer();
    const auto took = at.stop(200ms);
    CHECK(took >= 190ms);
    CHECK(took < 3s);
}

TEST_CASE("an address that is taken is named", "[http][server]") {
    running_server at;
    tests::remembering_responder responder;
    boost::asio::io_context io;
    const http::server_options taken{"127.0.0.1", at.port(), {}};
    const auto build = [&] { http::server(io.get_executor(), taken, responder, at.clock, at.random, at.log, at.metrics); };
    CHECK_THROWS_WITH(build(), Catch::Contains("127.0.0.1:" + std::to_string(at.port())));
}
