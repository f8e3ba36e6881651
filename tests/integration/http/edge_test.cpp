// What the server owes to an open network: limits by address and by size, and nobody believed who is not known.
#include <catch.hpp>

#include "tests/integration/http/running_server.hpp"

using namespace chuanpin;
using namespace std::chrono_literals;
using namespace std::string_literals;
using tests::raw_socket;
using tests::running_server;
using tests::status_of;

namespace {

std::string get(std::string_view target, std::string_view lines = "") {
    return "GET " + std::string(target) + " HTTP/1.1\r\nHost: h\r\n" + std::string(lines) + "\r\n";
}
std::string chunked(std::string_view chunks) {
    return "POST /p HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n" + std::string(chunks);
}
bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

std::string ask(std::uint16_t port, const std::string& bytes) {
    raw_socket client(port);
    client.send(bytes);
    return client.read_answer();
}

/// The server that believes those networks.
http::server_options trusting(const std::vector<std::string>& networks, http::forwarding_kind kind = http::forwarding_kind::x_forwarded) {
    http::server_options options;
    options.trust.kind = kind;
    for (const auto& each : networks) options.trust.proxies.push_back(*http::parse_network(each));
    return options;
}

}  // namespace

TEST_CASE("one address has so many connections and not one more, another its own", "[http][server]") {
    http::server_options options{.limits = {.connections_per_address_max = 2}};
    options.uncounted.clear();
    running_server at(options);
    raw_socket one(at.port());
    raw_socket two(at.port());
    one.send(get("/a"));
    two.send(get("/a"));
    CHECK(status_of(one.read_answer()) == 200);
    CHECK(status_of(two.read_answer()) == 200);
    raw_socket three(at.port());
    CHECK(three.read_to_end().empty());
    CHECK(at.metrics.value("chuanpin_http_connections_refused_total{of=address}") == 1);
    raw_socket other(at.port(), "127.0.0.2");
    other.send(get("/a"));
    CHECK(status_of(other.read_answer()) == 200);
    one.send(get("/a", "Connection: close\r\n"));
    one.read_to_end();
    raw_socket four(at.port());
    four.send(get("/a"));
    CHECK(status_of(four.read_answer()) == 200);
}

TEST_CASE("this machine and trusted proxies are not counted by address", "[http][server]") {
    auto options = trusting({"127.0.0.2"});
    options.limits.connections_per_address_max = 1;
    const bool whole_machine = GENERATE(true, false);
    if (!whole_machine) options.uncounted.clear();
    running_server at(options);
    const auto* from = whole_machine ? "127.0.0.1" : "127.0.0.2";
    raw_socket one(at.port(), from);
    raw_socket two(at.port(), from);
    for (auto* each : {&one, &two}) {
        each->send(get("/a"));
        CHECK(status_of(each->read_answer()) == 200);
    }
}

TEST_CASE("the limits of chunks are settings", "[http][server]") {
    running_server at({.chunks_max = 3, .chunk_extension_bytes_max = 4});
    CHECK(status_of(ask(at.port(), chunked("1\r\nx\r\n1\r\nx\r\n0\r\n\r\n"))) == 200);
    CHECK(status_of(ask(at.port(), chunked("1\r\nx\r\n1\r\nx\r\n1\r\nx\r\n0\r\n\r\n"))) == 400);
    CHECK(status_of(ask(at.port(), chunked("1;a=b\r\nx\r\n0\r\n\r\n"))) == 200);
    CHECK(status_of(ask(at.port(), chunked("1;a=bc\r\nx\r\n0\r\n\r\n"))) == 400);
}

TEST_CASE("the number of query parameters is a setting", "[http][server]") {
    running_server at({.query_parameters_max = 2});
    CHECK(status_of(ask(at.port(), get("/a?b=1&c=2"))) == 200);
    CHECK(status_of(ask(at.port(), get("/a?b=1&c=2&d=3"))) == 400);
}

TEST_CASE("trailers fit into the buffer or are refused", "[http][server]") {
    running_server at({.header_bytes_max = 1024, .buffer_bytes_max = 16 * 1024});
    CHECK(status_of(ask(at.port(), chunked("0\r\nX: " + std::string(15'000, 'x') + "\r\n\r\n"))) == 200);
    CHECK(status_of(ask(at.port(), chunked("0\r\nX: " + std::string(17'000, 'x') + "\r\n\r\n"))) == 400);
}

TEST_CASE("a header of the size that is allowed fits, whatever the buffer's size", "[http][server]") {
    running_server at({.header_bytes_max = 100'000, .target_bytes_max = 99'000, .buffer_bytes_max = 16 * 1024});
    CHECK(status_of(ask(at.port(), get("/" + std::string(98'000, 'a')))) == 200);
    CHECK(status_of(ask(at.port(), get("/", "X: " + std::string(100'000, 'a') + "\r\n"))) == 431);
}

TEST_CASE("a body gets the time that its size needs", "[http][server]") {
    running_server at({.body_base = 150ms, .body_bytes_per_second_min = 1'000, .body_max = 5s});
    const auto post = [&](std::size_t announced, std::string_view sent) {
        raw_socket client(at.port());
        client.send("POST /p HTTP/1.1\r\nHost: h\r\nContent-Length: " + std::to_string(announced) + "\r\n\r\n");
        std::this_thread::sleep_for(400ms);  // longer than the base: that is what the case is about
        client.send(sent);
        return status_of(client.read_to_end(3s));
    };
    SECTION("a small one is cut") { CHECK(post(4, "body") == 408); }
    SECTION("a large one is waited for") {
        raw_socket client(at.port());
        client.send("POST /p HTTP/1.1\r\nHost: h\r\nContent-Length: 2000\r\n\r\n");
        std::this_thread::sleep_for(400ms);  // longer than the base: that is what the case is about
        client.send(std::string(2'000, 'x'));
        CHECK(status_of(client.read_answer()) == 200);
    }
    SECTION("a chunk brings time for itself along, and only for itself") {
        raw_socket client(at.port());
        client.send(chunked("5DC\r\n"));
        std::this_thread::sleep_for(400ms);  // longer than the base: that is what the case is about
        client.send(std::string(1'500, 'x') + "\r\n0\r\n\r\n");
        CHECK(status_of(client.read_answer()) == 200);
        client.send(chunked("1\r\n"));
        CHECK(status_of(client.read_to_end(3s)) == 408);
    }
    CHECK(at.log.count("http.exception") == 0);
}

TEST_CASE("a HEAD that is refused gets the header of the refusal and nothing more", "[http][server]") {
    running_server at;
    raw_socket client(at.port());
    client.send("HEAD /a HTTP/1.1\r\nHost: h\r\n\r\nHEAD /a HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n");
    CHECK(status_of(client.read_answer(true)) == 200);
    const auto refusal = client.read_to_end();
    CHECK(status_of(refusal) == 400);
    CHECK(contains(refusal, "Content-Length: "));
    CHECK(refusal.ends_with("\r\n\r\n"));
    raw_socket later(at.port());
    later.send("HEAD /a HTTP/1.1\r\nHost: h\r\n\r\nrubbish\r\n\r\n");
    later.read_answer(true);
    CHECK(contains(later.read_to_end(), "malformed-request"));
}

TEST_CASE("what was cut and what was refused is counted", "[http][server]") {
    running_server at({.header_max = 600ms});
    raw_socket slow(at.port());
    slow.send("GET / HTTP/1.1\r\n");
    CHECK(status_of(slow.read_to_end()) == 408);
    CHECK(at.metrics.value("chuanpin_http_deadlines_total{what=header}") == 1);
    CHECK(at.metrics.value("chuanpin_http_refusals_total{code=request-timeout}") == 1);
    ask(at.port(), "GET / HTTP/3.0\r\n\r\n");
    CHECK(at.metrics.value("chuanpin_http_refusals_total{code=version-unsupported}") == 1);
}

TEST_CASE("the whole server says which methods it knows", "[http][server]") {
    running_server at;
    raw_socket client(at.port());
    client.send("OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n" + get("http://h/a"));
    const auto answer = client.read_answer();
    CHECK(status_of(answer) == 204);
    CHECK(contains(answer, "Allow: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS\r\n"));
    CHECK(client.read_answer().ends_with("GET /a "));
    REQUIRE(at.responder.seen().size() == 1);
    CHECK(at.responder.seen()[0].path == "/a");
}

TEST_CASE("a host that is not ours is misdirected", "[http][server]") {
    running_server at(http::server_options{.host_names = {"h"}});
    CHECK(status_of(ask(at.port(), get("/a"))) == 200);
    const auto answer = ask(at.port(), "GET /a HTTP/1.1\r\nHost: other\r\n\r\n");
    CHECK(answer.starts_with("HTTP/1.1 421 Misdirected Request\r\n"));
    CHECK(contains(answer, "\"code\":\"host-unknown\""));
}

TEST_CASE("what a stranger says of a client is deleted and counts for nothing", "[http][server][forwarded]") {
    running_server at(trusting({"10.0.0.0/8"}));
    ask(at.port(), get("/a",
                       "X-Forwarded-For: 203.0.113.9\r\nForwarded: for=203.0.113.9\r\nX-Forwarded-Proto: https\r\n"
                       "x-forwarded-host: evil.example\r\nX-Real-IP: 203.0.113.9\r\nX-Kept: 1\r\n"));
    REQUIRE(at.responder.seen().size() == 1);
    const auto seen = at.responder.seen()[0];
    CHECK(seen.client_address == "127.0.0.1");
    CHECK(seen.remote_address == "127.0.0.1");
    CHECK(seen.scheme == "http");
    CHECK(seen.host == "h");
    CHECK(seen.headers.all().size() == 2);
    CHECK(seen.headers.find("X-Kept") == "1");
}

TEST_CASE("a trusted proxy says whose request it is, and no handler sees how", "[http][server][forwarded]") {
    running_server at(trusting({"127.0.0.0/8", "10.0.0.0/8"}));
    const auto client_of = [&](const std::string& lines) {
        ask(at.port(), get("/a", lines));
        return at.responder.seen().back();
    };
    const auto said = client_of(
        "X-Forwarded-For: 1.1.1.1, 203.0.113.9\r\nX-Forwarded-For: 10.0.0.1\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: "
        "shop.example\r\n"
        "Forwarded: for=8.8.8.8\r\n");
    CHECK(said.client_address == "203.0.113.9");
    CHECK(said.remote_address == "127.0.0.1");
    CHECK(said.scheme == "https");
    CHECK(said.host == "shop.example");
    CHECK(said.headers.all().size() == 1);
    CHECK(client_of("X-Forwarded-For: 2001:db8::9\r\n").client_address == "2001:db8::9");
    CHECK(client_of("").client_address == "127.0.0.1");
    const auto malformed = client_of("X-Forwarded-For: nonsense\r\nX-Forwarded-Proto: gopher\r\nX-Forwarded-Host: a/b\r\n");
    CHECK(malformed.client_address == "127.0.0.1");
    CHECK(malformed.scheme == "http");
    CHECK(malformed.host == "h");
}

TEST_CASE("where the proxies write Forwarded, X-Forwarded-For is the client's own and deleted", "[http][server][forwarded]") {
    running_server at(trusting({"127.0.0.1"}, http::forwarding_kind::forwarded));
    ask(at.port(), get("/a", "Forwarded: for=\"[2001:db8::9]:4711\";proto=https;host=shop.example\r\nX-Forwarded-For: 1.1.1.1\r\n"));
    const auto seen = at.responder.seen().at(0);
    CHECK(seen.client_address == "2001:db8::9");
    CHECK(seen.scheme == "https");
    CHECK(seen.host == "shop.example");
    CHECK(seen.headers.all().size() == 1);
}
