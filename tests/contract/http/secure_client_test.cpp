// The client over TLS: whom it believes, whom it does not, and what it keeps.
#include <catch.hpp>

#include <boost/asio/ip/tcp.hpp>

#include "platform/http/client.hpp"
#include "tests/integration/http/running_server.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/support/tls_client.hpp"

using namespace chuanpin;
using namespace std::chrono_literals;
using http::method;
using tests::running_server;
using tests::test_certificate;

namespace {

http::client_options trusting(const test_certificate& authority) {
    auto trust = http::load_trust(authority.files().certificate);
    REQUIRE(trust);
    http::client_options options;
    options.trust = *std::move(trust);
    return options;
}

struct fixture {
    boost::asio::io_context io;
    http::client client;
    explicit fixture(http::client_options options) : client(io.get_executor(), std::move(options)) {}

    base::result<http::response> send(const std::string& origin, method verb = method::post, std::chrono::milliseconds budget = 5s) {
        http::request request;
        request.verb = verb;
        request.target = "/x";
        if (verb == method::post) request.body = "{}";
        return tests::run_coroutine(io, client.send(origin, std::move(request), std::chrono::steady_clock::now() + budget));
    }
};

http::server_options with(const test_certificate& certificate) { return {.certificate = certificate.files()}; }
std::string origin_of(const running_server& at, const std::string& host = "localhost") {
    return "https://" + host + ":" + std::to_string(at.port());
}
/// No byte of a request was sent, so whoever asked may ask again.
void check_refused(const base::result<http::response>& answer, const running_server& at, std::string_view why) {
    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == "upstream-unreachable");
    INFO(answer.error().detail);
    CHECK(answer.error().detail.contains(why));
    CHECK(at.responder.seen().empty());
}

}  // namespace

TEST_CASE("requests go over TLS to who has the host's certificate, on a kept connection", "[http][client][tls]") {
    const test_certificate certificate("localhost");
    const running_server at(with(certificate));
    fixture from(trusting(certificate));
    for (int i = 0; i < 3; ++i) {
        const auto answer = from.send(origin_of(at));
        REQUIRE(answer);
        CHECK(answer->status == 200);
        CHECK(answer->body == "POST /x {}");
    }
    REQUIRE(at.responder.seen().size() == 3);
    CHECK(at.responder.seen().front().scheme == "https");
    CHECK(at.metrics.value("chuanpin_http_connections") == 1);
}

TEST_CASE("a large answer comes whole over TLS", "[http][client][tls]") {
    const test_certificate certificate("localhost");
    const running_server at(with(certificate));
    fixture from(trusting(certificate));
    http::request request;
    request.target = "/large";
    const auto answer =
        tests::run_coroutine(from.io, from.client.send(origin_of(at), std::move(request), std::chrono::steady_clock::now() + 20s));
    REQUIRE(answer);
    CHECK(answer->body.size() == std::size_t{5} << 20);
}

TEST_CASE("whose certificate nobody stands behind, or is another's, is not spoken to", "[http][client][tls]") {
    const test_certificate certificate("localhost");
    const running_server at(with(certificate));
    const test_certificate stranger("localhost");
    check_refused(fixture(trusting(stranger)).send(origin_of(at)), at, "certificate verify failed");
    // The certificate speaks of a name; the address is another's.
    check_refused(fixture(trusting(certificate)).send(origin_of(at, "127.0.0.1")), at, "certificate verify failed");
    auto system = http::load_trust("");
    REQUIRE(system);
    http::client_options options;
    options.trust = *std::move(system);
    check_refused(fixture(options).send(origin_of(at)), at, "certificate verify failed");
}

TEST_CASE("a client without authorities does not speak TLS", "[http][client][tls]") {
    const test_certificate certificate("localhost");
    const running_server at(with(certificate));
    check_refused(fixture(http::client_options{}).send(origin_of(at)), at, "no authorities");
}

TEST_CASE("addresses that may not be connected to are not", "[http][client][tls]") {
    const test_certificate certificate("localhost");
    const running_server at(with(certificate));
    auto options = trusting(certificate);
    std::vector<std::string> asked;
    options.may_connect = [&](std::string_view address) { return asked.emplace_back(address), false; };
    check_refused(fixture(options).send(origin_of(at)), at, "none of its addresses");
    CHECK_FALSE(asked.empty());
    options.may_connect = [](std::string_view address) { return address == "127.0.0.1"; };
    CHECK(fixture(options).send(origin_of(at)));
}

TEST_CASE("who does not finish the handshake is left at the deadline", "[http][client][tls]") {
    boost::asio::io_context io;
    boost::asio::ip::tcp::acceptor silent(io, {boost::asio::ip::address_v4::loopback(), 0});
    const test_certificate certificate("localhost");
    fixture from(trusting(certificate));
    const auto answer = from.send("https://localhost:" + std::to_string(silent.local_endpoint().port()), method::post, 200ms);
    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == "upstream-timeout");
}

TEST_CASE("authorities that cannot be read are named", "[http][client][tls]") {
    const auto trust = http::load_trust("/nowhere/authorities.pem");
    REQUIRE_FALSE(trust);
    CHECK(trust.error().contains("/nowhere/authorities.pem"));
}
