// Requests that two pieces of software could read in two ways. None may be answered as if it were one, and nothing that
// stands after one may ever reach a handler.
#include <catch.hpp>

#include "tests/integration/http/running_server.hpp"

using namespace chuanpin;
using namespace std::string_literals;
using tests::raw_socket;
using tests::running_server;

namespace {

struct attack {
    const char* name;
    std::string bytes;
    int status;
};

std::string post(const std::string& lines, const std::string& body = "") {
    return "POST /p HTTP/1.1\r\nHost: h\r\n" + lines + "\r\n" + body;
}
std::string get(const std::string& lines) { return "GET /p HTTP/1.1\r\n" + lines + "\r\n"; }
std::string chunked(const std::string& body) { return post("Transfer-Encoding: chunked\r\n", body); }

const std::string hidden = "GET /hidden HTTP/1.1\r\nHost: h\r\n\r\n";

std::vector<attack> by_coding() {
    return {
        {"length and coding", post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400},
        {"coding and length", post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n"), 400},
        {"unknown coding, then length", post("Transfer-Encoding: gzip\r\nContent-Length: 0\r\n"), 400},
        {"gzip", post("Transfer-Encoding: gzip\r\n"), 501},
        {"identity", post("Transfer-Encoding: identity\r\n"), 501},
        {"xchunked", post("Transfer-Encoding: xchunked\r\n"), 501},
        {"quoted chunked", post("Transfer-Encoding: \"chunked\"\r\n"), 501},
        {"chunked, then gzip", post("Transfer-Encoding: chunked, gzip\r\n"), 501},
        {"gzip, then chunked", post("Transfer-Encoding: gzip, chunked\r\n"), 501},
        {"chunked twice in one line", post("Transfer-Encoding: chunked, chunked\r\n"), 501},
        {"chunked twice", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), 400},
        {"chunked with a parameter", post("Transfer-Encoding: chunked;x=y\r\n"), 501},
        {"empty coding", post("Transfer-Encoding:\r\n"), 501},
        {"vertical tab before chunked", post("Transfer-Encoding: \x0b"s + "chunked\r\n"), 400},
        {"coding with a space before the colon", post("Transfer-Encoding : chunked\r\n"), 400},
        {"coding with a tab before the colon", post("Transfer-Encoding\t: chunked\r\n"), 400},
        {"coding on a folded line", post("Transfer-Encoding:\r\n chunked\r\n"), 400},
        {"coding hidden by a fold", post("X: y\r\n Transfer-Encoding: chunked\r\n"), 400},
        {"coding after a bare carriage return", post("X: y\rTransfer-Encoding: chunked\r\n"), 400},
        {"coding after a bare line feed", post("X: y\nTransfer-Encoding: chunked\r\n"), 400},
        {"coding after a NUL", post("X: y\0Transfer-Encoding: chunked\r\n"s), 400},
        {"underscore for a dash", post("Transfer_Encoding: chunked\r\n"), 400},
        {"chunked in HTTP/1.0", "POST /p HTTP/1.0\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        {"chunked on GET", get("Host: h\r\nTransfer-Encoding: chunked\r\n"), 400},
    };
}

std::vector<attack> by_length_or_host() {
    return {
        {"two lengths that differ", post("Content-Length: 0\r\nContent-Length: 5\r\n"), 400},
        {"two lengths that agree", post("Content-Length: 0\r\nContent-Length: 0\r\n"), 400},
        {"list of lengths", post("Content-Length: 0, 0\r\n"), 400},
        {"signed length", post("Content-Length: +0\r\n"), 400},
        {"negative length", post("Content-Length: -1\r\n"), 400},
        {"hexadecimal length", post("Content-Length: 0x0\r\n"), 400},
        {"length with a fraction", post("Content-Length: 0.0\r\n"), 400},
        {"length beyond 64 bits", post("Content-Length: 99999999999999999999\r\n"), 400},
        {"length that would wrap", post("Content-Length: 18446744073709551616\r\n"), 400},
        {"empty length", post("Content-Length:\r\n"), 400},
        {"length on a folded line", post("Content-Length:\r\n 0\r\n"), 400},
        {"length on GET", get("Host: h\r\nContent-Length: 33\r\n"), 400},
        {"length on DELETE", "DELETE /p HTTP/1.1\r\nHost: h\r\nContent-Length: 33\r\n\r\n", 400},
        {"no host", get(""), 400},
        {"two hosts", get("Host: a\r\nHost: b\r\n"), 400},
        {"host with a path", get("Host: a/b\r\n"), 400},
        {"host with a user", get("Host: a@b\r\n"), 400},
        {"host list", get("Host: a, b\r\n"), 400},
    };
}

std::vector<attack> by_head() {
    return {
        {"bare line feeds throughout", "GET /p HTTP/1.1\nHost: h\n\n", 400},
        {"line feed before the head ends", "GET /p HTTP/1.1\r\nHost: h\r\n\n", 400},
        {"space before the first name", "GET /p HTTP/1.1\r\n Host: h\r\n\r\n", 400},
        {"two spaces in the request line", "GET  /p HTTP/1.1\r\nHost: h\r\n\r\n", 400},
        {"tab in the request line", "GET\t/p HTTP/1.1\r\nHost: h\r\n\r\n", 400},
        {"something after the version", "GET /p HTTP/1.1 x\r\nHost: h\r\n\r\n", 400},
        {"HTTP/0.9", "GET /p\r\n\r\n", 400},
        {"HTTP/2.0", "GET /p HTTP/2.0\r\nHost: h\r\n\r\n", 505},
        {"the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
        {"lower-case method", "get /p HTTP/1.1\r\nHost: h\r\n\r\n", 501},
        {"CONNECT", "CONNECT h:80 HTTP/1.1\r\nHost: h\r\n\r\n", 501},
        {"absolute target", "GET http://other/p HTTP/1.1\r\nHost: h\r\n\r\n", 400},
        {"fragment in the target", "GET /p#x HTTP/1.1\r\nHost: h\r\n\r\n", 400},
        {"eight-bit target", "GET /\xff HTTP/1.1\r\nHost: h\r\n\r\n", 400},
        {"escaped line feed in the target", "GET /%0aGET HTTP/1.1\r\nHost: h\r\n\r\n", 400},
        {"escaped NUL in the target", "GET /%00 HTTP/1.1\r\nHost: h\r\n\r\n", 400},
        {"Authorization twice", get("Host: h\r\nAuthorization: a\r\nAuthorization: b\r\n"), 400},
        {"unknown expectation", post("Expect: 100-continuee\r\nContent-Length: 0\r\n"), 417},
        {"two Connection lines", get("Host: h\r\nConnection: close\r\nConnection: keep-alive\r\n"), 400},
        {"TLS on the plain port", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n"s, 400},
    };
}

std::vector<attack> by_chunks() {
    return {
        {"chunk size with a sign", chunked("+0\r\n\r\n"), 400},
        {"chunk size with a prefix", chunked("0x0\r\n\r\n"), 400},
        {"chunk size with a space", chunked("0 \r\n\r\n"), 400},
        {"chunk size negative", chunked("-1\r\n\r\n"), 400},
        {"chunk size empty", chunked("\r\n\r\n"), 400},
        {"chunk size that wraps", chunked("10000000000000000\r\nabc"), 400},
        {"chunk size ended by a line feed", chunked("0\n\r\n"), 400},
        {"chunk data too long", chunked("3\r\nabcd\r\n0\r\n\r\n"), 400},
        {"chunk data ended by a line feed", chunked("3\r\nabc\n0\r\n\r\n"), 400},
        {"line feed in a quoted chunk extension", chunked("3;a=\"x\ny\"\r\nabc\r\n0\r\n\r\n"), 400},
        {"control character in a chunk extension", chunked("3;a=\"x\x01y\"\r\nabc\r\n0\r\n\r\n"), 400},
        {"long chunk extension", chunked("3;a=" + std::string(300, 'x') + "\r\nabc\r\n0\r\n\r\n"), 400},
        {"length in a trailer", chunked("0\r\nContent-Length: 5\r\n\r\n"), 400},
        {"coding in a trailer", chunked("0\r\nTransfer-Encoding: chunked\r\n\r\n"), 400},
    };
}

}  // namespace

TEST_CASE("a request that could be read in two ways is refused once and ends its connection", "[http][server][smuggling]") {
    running_server at;
    const auto attacks = GENERATE(by_coding, by_length_or_host, by_head, by_chunks);
    for (const auto& each : attacks()) {
        CAPTURE(each.name);
        raw_socket client(at.port());
        client.send(each.bytes + hidden);
        const auto answer = client.read_to_end();
        CAPTURE(answer);
        CHECK(tests::status_of(answer) == each.status);
        CHECK(tests::count_answers(answer) == 1);
        CHECK(answer.find("Connection: close\r\n") != std::string::npos);
        CHECK(answer.find("Content-Type: application/problem+json\r\n") != std::string::npos);
        CHECK(at.responder.seen().empty());
    }
}

TEST_CASE("trailers never become header fields", "[http][server][smuggling]") {
    running_server at;
    raw_socket client(at.port());
    client.send(
        chunked("3;x=y\r\nabc\r\n0\r\nAuthorization: forged\r\nHost: other\r\nX-Chuanpin-Principal: forged\r\nConnection: close\r\n\r\n") +
        hidden);
    CHECK(client.read_answer().ends_with("POST /p abc"));
    CHECK(client.read_answer().ends_with("GET /hidden "));
    const auto seen = at.responder.seen();
    REQUIRE(seen.size() == 2);
    CHECK(seen[0].headers.count("Authorization") == 0);
    CHECK(seen[0].headers.count("X-Chuanpin-Principal") == 0);
    CHECK(seen[0].headers.find("Host") == "h");
    CHECK(seen[0].body == "abc");
}

TEST_CASE("trailers without end are cut off", "[http][server][smuggling]") {
    running_server at;
    raw_socket client(at.port());
    std::string trailers;
    for (int i = 0; i < 10'000; ++i) trailers += "X-" + std::to_string(i) + ": yyyyyyyyyyyyyyyy\r\n";
    client.send(chunked("0\r\n" + trailers + "\r\n"));
    CHECK(tests::status_of(client.read_to_end()) == 400);
    CHECK(at.responder.seen().empty());
}

TEST_CASE("what stands in a body stays in the body", "[http][server][smuggling]") {
    running_server at;
    raw_socket client(at.port());
    client.send(post("Content-Length: " + std::to_string(hidden.size()) + "\r\n", hidden) + chunked("21\r\n" + hidden + "\r\n0\r\n\r\n"));
    REQUIRE(hidden.size() == 0x21);
    CHECK(client.read_answer().ends_with(hidden));
    CHECK(client.read_answer().ends_with(hidden));
    REQUIRE(at.responder.seen().size() == 2);
    CHECK(at.responder.seen()[1].body == hidden);
}
