#include <catch.hpp>

#include "tests/integration/http/running_server.hpp"
#include "tests/support/tls_client.hpp"

using namespace chuanpin;
using namespace std::chrono_literals;
using namespace std::string_literals;
using tests::raw_socket;
using tests::running_server;
using tests::status_of;
using tests::tls_client;

namespace {

const auto a_get = "GET /a HTTP/1.1\r\nHost: h\r\n\r\n"s;

http::server_options with(const tests::test_certificate& certificate, const http::server_limits& limits = {}) {
    return {.limits = limits, .certificate = certificate.files()};
}
/// Whether the counter comes to stand at so many; a client may know of its end before the server has counted it.
bool counted(const running_server& at, const std::string& name, double wanted) {
    const auto end = std::chrono::steady_clock::now() + 5s;
    while (at.metrics.value(name) != wanted && std::chrono::steady_clock::now() < end) std::this_thread::sleep_for(5ms);
    return at.metrics.value(name) == wanted;
}
bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace

TEST_CASE("requests are answered over TLS 1.2 and 1.3, and the connection is kept", "[http][tls]") {
    const tests::test_certificate certificate("shop.example");
    running_server at(with(certificate));
    const auto version = GENERATE(TLS1_2_VERSION, TLS1_3_VERSION);
    tls_client client(at.port(), {.version_min = version, .version_max = version});
    REQUIRE(client.connected());
    CHECK(client.version() == (version == TLS1_2_VERSION ? "TLSv1.2" : "TLSv1.3"));
    CHECK(client.protocol() == "http/1.1");
    CHECK(client.peer_name() == "shop.example");
    for (int i = 0; i < 3; ++i) {
        client.send(a_get);
        CHECK(client.read_answer().ends_with("GET /a "));
    }
    CHECK(at.responder.seen().at(0).scheme == "https");
    CHECK(at.responder.seen().at(0).client_address == "127.0.0.1");
}

TEST_CASE("older versions and other protocols are refused", "[http][tls]") {
    const tests::test_certificate certificate("h");
    running_server at(with(certificate));
    CHECK_FALSE(tls_client(at.port(), {.version_min = TLS1_VERSION, .version_max = TLS1_VERSION}).connected());
    CHECK_FALSE(tls_client(at.port(), {.version_min = TLS1_1_VERSION, .version_max = TLS1_1_VERSION}).connected());
    CHECK_FALSE(tls_client(at.port(), {.protocol = "h2"}).connected());
    CHECK(tls_client(at.port(), {.protocol = ""}).connected());
    CHECK(counted(at, "chuanpin_http_handshakes_failed_total", 3));
    raw_socket plain(at.port());
    plain.send(a_get);
    CHECK_FALSE(contains(plain.read_to_end(), "HTTP/1.1"));
    CHECK(at.responder.seen().empty());
}

TEST_CASE("nobody renegotiates", "[http][tls]") {
    const tests::test_certificate certificate("h");
    running_server at(with(certificate));
    tls_client client(at.port(), {.version_max = TLS1_2_VERSION});
    REQUIRE(client.connected());
    SSL_renegotiate(client.session());
    CHECK(SSL_do_handshake(client.session()) != 1);
    CHECK(at.responder.seen().empty());
}

TEST_CASE("a handshake that drags on is cut", "[http][tls]") {
    const tests::test_certificate certificate("h");
    running_server at(with(certificate, {.handshake_max = 150ms}));
    raw_socket silent(at.port());
    CHECK(silent.read_to_end(2s).empty());
    raw_socket half(at.port());
    half.send("\x16\x03\x01\x02\x00\x01\x00"s);
    CHECK(half.read_to_end(2s).empty());
    CHECK(at.metrics.value("chuanpin_http_deadlines_total{what=handshake}") == 2);
}

TEST_CASE("after the handshake the limits are those of HTTP", "[http][tls]") {
    const tests::test_certificate certificate("h");
    running_server at(with(certificate, {.first_byte_max = 600ms, .header_max = 600ms, .drain_max = 2s}));
    bool farewell = false;
    tls_client silent(at.port());
    CHECK(silent.read_to_end(&farewell).empty());
    CHECK(farewell);
    tls_client slow(at.port());
    slow.send("GET /a HTTP/1.1\r\n");
    CHECK(status_of(slow.read_to_end(&farewell)) == 408);
    CHECK(farewell);
}

TEST_CASE("large bodies pass both ways under TLS", "[http][tls]") {
    const tests::test_certificate certificate("h");
    running_server at(with(certificate));
    tls_client client(at.port());
    const std::string body(std::size_t{10} << 20, 'b');
    REQUIRE(client.send("POST /p HTTP/1.1\r\nHost: h\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n"));
    REQUIRE(client.send(body));
    CHECK(client.read_answer().ends_with(body));
    CHECK(at.responder.seen().at(0).body == body);
    client.send("GET /large HTTP/1.1\r\nHost: h\r\n\r\n");
    CHECK(client.read_answer().size() > std::size_t{5} << 20);
}

TEST_CASE("a refusal reaches the client though it is still sending, and the end is announced", "[http][tls]") {
    const tests::test_certificate certificate("h");
    running_server at(with(certificate));
    tls_client client(at.port());
    client.send("POST /p HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: gzip\r\n\r\n" + std::string(30'000, 'x'));
    bool farewell = false;
    const auto answer = client.read_to_end(&farewell);
    CHECK(status_of(answer) == 501);
    CHECK(tests::count_answers(answer) == 1);
    CHECK(farewell);
    CHECK(at.responder.seen().empty());
}

TEST_CASE("a new certificate is for new connections, a broken one for nobody", "[http][tls]") {
    tests::test_certificate certificate("first");
    running_server at(with(certificate));
    tls_client old(at.port());
    CHECK(old.peer_name() == "first");
    certificate.make("second");
    at.reload_certificate();
    CHECK(tls_client(at.port()).peer_name() == "second");
    old.send(a_get);
    CHECK(status_of(old.read_answer()) == 200);
    certificate.spoil();
    at.reload_certificate();
    CHECK(tls_client(at.port()).peer_name() == "second");
    CHECK(at.log.count("http.certificate-loaded") == 1);
    CHECK(at.log.count("http.certificate-refused") == 1);
}

TEST_CASE("a certificate that cannot be used stops the start", "[http][tls]") {
    tests::test_certificate certificate("h");
    SECTION("a broken key") {
        certificate.spoil();
        CHECK_THROWS_WITH(running_server(with(certificate)), Catch::Contains(certificate.files().key));
    }
    SECTION("a key of another certificate") {
        const tests::test_certificate other("h");
        const http::server_options mixed{.certificate = {certificate.files().certificate, other.files().key}};
        CHECK_THROWS_WITH(running_server(mixed), Catch::Contains(other.files().key));
    }
    SECTION("no such file") {
        const http::server_options missing{.certificate = {"/nowhere/certificate.pem", certificate.files().key}};
        CHECK_THROWS_WITH(running_server(missing), Catch::Contains("/nowhere/certificate.pem"));
    }
}

TEST_CASE("stopping lets a running request of TLS end", "[http][tls]") {
    const tests::test_certificate certificate("h");
    running_server at(with(certificate));
    raw_socket waiting(at.port());
    tls_client busy(at.port());
    busy.send("GET /slow HTTP/1.1\r\nHost: h\r\n\r\n");
    REQUIRE(at.responder.wait_for(1));
    std::thread stopper([&] { at.stop(5s); });
    CHECK(waiting.read_to_end().empty());
    at.responder.release();
    bool farewell = false;
    const auto answer = busy.read_to_end(&farewell);
    stopper.join();
    CHECK(status_of(answer) == 200);
    CHECK(contains(answer, "Connection: close"));
    CHECK(farewell);
}
