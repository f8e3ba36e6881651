#include <catch.hpp>

#include "platform/http/gate.hpp"

using namespace chuanpin;
using namespace std::string_literals;

namespace {

/// Status of the refusal, 0 where the head passes; `head` refers to `bytes`.
int verdict(const std::string& bytes, http::request_head& head) {
    const auto read = http::read_head(bytes, {}, head);
    if (read) return 0;
    REQUIRE(read.error().what != nullptr);
    REQUIRE_FALSE(read.error().detail.empty());
    return read.error().status;
}
int verdict(const std::string& bytes) {
    http::request_head head;
    return verdict(bytes, head);
}

std::string get_with(const std::string& lines) { return "GET / HTTP/1.1\r\nHost: h\r\n" + lines + "\r\n"; }
std::string post_with(const std::string& lines) { return "POST / HTTP/1.1\r\nHost: h\r\n" + lines + "\r\n"; }

}  // namespace

TEST_CASE("a plain head is read as it stands", "[http][gate]") {
    http::request_head head;
    const auto bytes =
        "POST /v1/orders?x=%E5%B7%9D HTTP/1.1\r\nHost: example.org:8080\r\nX-Empty:\r\nX-Tabs:\t a b \t\r\nContent-Length: 12\r\n\r\n"s;
    REQUIRE(verdict(bytes, head) == 0);
    CHECK(head.verb == http::method::post);
    CHECK(head.target == "/v1/orders?x=%E5%B7%9D");
    REQUIRE(head.fields.size() == 4);
    CHECK(head.fields[1].second.empty());
    CHECK(head.fields[2].second == "a b");
    CHECK(head.framing == http::body_framing::length);
    CHECK(head.body_bytes == 12);
    CHECK(head.keep_alive);
    CHECK_FALSE(head.is_1_0);
}

TEST_CASE("a head that is read leaves nothing behind for the next", "[http][gate]") {
    http::request_head head;
    REQUIRE(verdict(post_with("Content-Length: 5\r\nExpect: 100-continue\r\nConnection: close\r\n"), head) == 0);
    CHECK(head.fields.size() == 4);
    CHECK(head.expects_continue);
    CHECK_FALSE(head.keep_alive);
    REQUIRE(verdict("GET /b HTTP/1.1\r\nHost: h\r\n\r\n", head) == 0);
    CHECK(head.framing == http::body_framing::none);
    CHECK(head.body_bytes == 0);
    CHECK_FALSE(head.expects_continue);
    CHECK(head.keep_alive);
    CHECK(head.fields.size() == 1);
}

TEST_CASE("request lines that are not exactly method, target and version are refused", "[http][gate]") {
    const auto line =
        GENERATE(""s, "GET"s, "GET /"s, "GET  / HTTP/1.1"s, "GET /  HTTP/1.1"s, " GET / HTTP/1.1"s, "GET / HTTP/1.1 "s, "GET\t/\tHTTP/1.1"s,
                 "GET / HTTP/1.1 x"s, "GET / http/1.1"s, "GET / HTTP/1"s, "GET / HTTP/11"s, "GET / HTTP/1.1.1"s, "GET /a b HTTP/1.1"s,
                 "G(T / HTTP/1.1"s, "GET /\x80 HTTP/1.1"s, "GET / HTTP/1,1"s, "GET / FTP/1.1"s);
    CAPTURE(line);
    CHECK(verdict(line + "\r\nHost: h\r\n\r\n") == 400);
}

TEST_CASE("other versions are 505, other methods 501", "[http][gate]") {
    CHECK(verdict("GET / HTTP/2.0\r\nHost: h\r\n\r\n") == 505);
    CHECK(verdict("GET / HTTP/1.2\r\nHost: h\r\n\r\n") == 505);
    CHECK(verdict("GET / HTTP/0.9\r\nHost: h\r\n\r\n") == 505);
    for (const auto* verb : {"TRACE", "CONNECT", "get", "PRI", "PROPFIND"})
        CHECK(verdict(std::string(verb) + " / HTTP/1.1\r\nHost: h\r\n\r\n") == 501);
}

TEST_CASE("targets are origin-form, of RFC 3986 characters, with valid escapes", "[http][gate]") {
    for (const auto* good : {"/", "/a/b.c~d_e-f", "/%41%e5", "/?a=b&c=d/e?f", "/!$&'()*+,;=:@", "http://h/", "http://h", "HTTPS://H/a?b"}) {
        CAPTURE(good);
        CHECK(verdict("GET "s + good + " HTTP/1.1\r\nHost: h\r\n\r\n") == 0);
    }
    for (const auto* bad : {"a",  "*",    "http://i/", "//[",           "/#a", "/a\"b", "/<",   "/\\",  "/^",   "/`",   "/{",
                            "/|", "/[a]", "/\x7f",     "/\xe5\xb7\x9d", "/%",  "/%4",   "/%4g", "/%00", "/%0d", "/%0A", "/?%0a"}) {
        CAPTURE(bad);
        CHECK(verdict("GET "s + bad + " HTTP/1.1\r\nHost: h\r\n\r\n") == 400);
    }
}

TEST_CASE("a target has at most 8 KiB", "[http][gate]") {
    const auto of_bytes = [](std::size_t bytes) { return "GET /" + std::string(bytes - 1, 'a') + " HTTP/1.1\r\nHost: h\r\n\r\n"; };
    CHECK(verdict(of_bytes(8192)) == 0);
    CHECK(verdict(of_bytes(8193)) == 414);
}

TEST_CASE("a header has at most 100 lines", "[http][gate]") {
    const auto of_lines = [](int lines) {
        std::string fields;
        for (int i = 1; i < lines; ++i) fields += "X-" + std::to_string(i) + ": v\r\n";
        return get_with(fields);
    };
    CHECK(verdict(of_lines(100)) == 0);
    CHECK(verdict(of_lines(101)) == 431);
}

TEST_CASE("bytes that end lines for some software and not for others are refused", "[http][gate]") {
    const auto bytes = GENERATE("GET / HTTP/1.1\nHost: h\r\n\r\n"s, "GET / HTTP/1.1\r\nHost: h\n\r\n"s, "GET / HTTP/1.1\r\nHost: h\r\n\n"s,
                                "GET / HTTP/1.1\r\nHost: h\r\r\n\r\n"s, "GET / HTTP/1.1\r\nHost: h\rX: y\r\n\r\n"s,
                                "GET / HTTP/1.1\r\nHost: h\r\nX: a\0b\r\n\r\n"s, "GET /\r HTTP/1.1\r\nHost: h\r\n\r\n"s,
                                "GET / HTTP/1.1\r\nHost: h\r\nX: y"s, "GET / HTTP/1.1\r\nHost: h\r\n\r\nmore"s);
    CHECK(verdict(bytes) == 400);
}

TEST_CASE("header lines are a token, a colon and a value without controls", "[http][gate]") {
    for (const auto& line :
         {" folded"s, "\tfolded"s, "no colon"s, ": no name"s, "Name : v"s, "Na me: v"s, "Na\tme: v"s, "Under_score: v"s, "Name\x80: v"s,
          "(name): v"s, "X: a\x01"s, "X: a\x7f"s, "X: a\x0b"s, " X: v"s, "Content_Length: 5"s, "\"X\": v"s}) {
        CAPTURE(line);
        CHECK(verdict(get_with(line + "\r\n")) == 400);
    }
    CHECK(verdict(get_with("X: a\tb \x80\xff\r\n")) == 0);
}

TEST_CASE("there is exactly one Host and it is one", "[http][gate]") {
    const auto with = [](const std::string& fields) { return verdict("GET / HTTP/1.1\r\n" + fields + "\r\n"); };
    for (const auto* good : {"a", "a.b-c.d", "127.0.0.1", "h:1", "h:65535", "[::1]", "[::1]:80"}) {
        CAPTURE(good);
        CHECK(with("Host: "s + good + "\r\n") == 0);
    }
    for (const auto* bad :
         {"", "a b", "a/b", "a@b", "a,b", "a:b", "a:123456", "[::1", "[]", "[g]", "[::1]x", "a\\b", "a?b", "\xe5\xb7\x9d", ":80", "h:"}) {
        CAPTURE(bad);
        CHECK(with("Host: "s + bad + "\r\n") == 400);
    }
    CHECK(with("") == 400);
    CHECK(with("Host: a\r\nHost: a\r\n") == 400);
    CHECK(with("Host: a\r\nhost: b\r\n") == 400);
    CHECK(verdict("GET / HTTP/1.0\r\n\r\n") == 0);
    CHECK(verdict("GET / HTTP/1.0\r\nHost: a\r\nHost: a\r\n\r\n") == 400);
}

TEST_CASE("a body is framed in one way only", "[http][gate]") {
    http::request_head head;
    CHECK(verdict(post_with("Transfer-Encoding: chunked\r\n"), head) == 0);
    CHECK(head.framing == http::body_framing::chunked);
    CHECK(verdict(post_with("transfer-encoding:\tCHUNKED \r\n"), head) == 0);
    CHECK(verdict(post_with("Content-Length: 0\r\n"), head) == 0);
    CHECK(head.framing == http::body_framing::none);
    CHECK(verdict(post_with("Content-Length: 9223372036854775807\r\n"), head) == 0);
    CHECK(verdict(post_with("Content-Length: 0000000000000000005\r\n"), head) == 0);
    CHECK(head.body_bytes == 5);

    for (const auto* lines :
         {"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
          "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "Transfer-Encoding: identity\r\nContent-Length: 5\r\n",
          "Content-Length: 5\r\nContent-Length: 5\r\n", "Content-Length: 5, 5\r\n", "Content-Length: +5\r\n", "Content-Length: -5\r\n",
          "Content-Length: 5 5\r\n", "Content-Length: 0x5\r\n", "Content-Length: 5.0\r\n", "Content-Length:\r\n",
          "Content-Length: \xc2\xb2\r\n", "Content-Length: 00000000000000000005\r\n", "Content-Length : 5\r\n"}) {
        CAPTURE(lines);
        CHECK(verdict(post_with(lines)) == 400);
    }
    for (const auto* coding : {"gzip", "identity", "xchunked", "chunkedx", "\"chunked\"", "chunked, gzip", "gzip, chunked",
                               "chunked, chunked", "chunked;q=1", ",chunked", "chunked,", ""}) {
        CAPTURE(coding);
        CHECK(verdict(post_with("Transfer-Encoding: "s + coding + "\r\n")) == 501);
    }
    CHECK(verdict("POST / HTTP/1.0\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n") == 400);
}

TEST_CASE("GET, HEAD, DELETE and OPTIONS take no body", "[http][gate]") {
    for (const auto* verb : {"GET", "HEAD", "DELETE", "OPTIONS"}) {
        const auto begin = std::string(verb) + " / HTTP/1.1\r\nHost: h\r\n";
        CHECK(verdict(begin + "Content-Length: 0\r\n\r\n") == 0);
        CHECK(verdict(begin + "Content-Length: 1\r\n\r\n") == 400);
        CHECK(verdict(begin + "Transfer-Encoding: chunked\r\n\r\n") == 400);
    }
}

TEST_CASE("fields that must not come twice do not", "[http][gate]") {
    for (const auto* name :
         {"Authorization", "Content-Type", "Cookie", "Idempotency-Key", "X-CSRF-Token", "X-Chuanpin-Principal", "X-Request-Id", "Origin"}) {
        const auto line = std::string(name) + ": v\r\n";
        CHECK(verdict(get_with(line)) == 0);
        CHECK(verdict(get_with(line + "x-other: v\r\n" + line)) == 400);
    }
    CHECK(verdict(get_with("Accept: a\r\nAccept: b\r\n")) == 0);
}

TEST_CASE("the only expectation is 100-continue", "[http][gate]") {
    http::request_head head;
    CHECK(verdict(post_with("Content-Length: 1\r\nExpect: 100-Continue\r\n"), head) == 0);
    CHECK(head.expects_continue);
    CHECK(verdict(get_with("Expect: 100-continue\r\n"), head) == 0);
    CHECK_FALSE(head.expects_continue);
    CHECK(verdict("POST / HTTP/1.0\r\nHost: h\r\nContent-Length: 1\r\nExpect: 100-continue\r\n\r\n", head) == 0);
    CHECK_FALSE(head.expects_continue);
    CHECK(verdict(post_with("Expect: 200-ok\r\n")) == 417);
    CHECK(verdict(post_with("Expect: 100-continue, x\r\n")) == 417);
    CHECK(verdict(post_with("Expect: 100-continue\r\nExpect: 100-continue\r\n")) == 400);
}

TEST_CASE("Connection decides whether the connection stays", "[http][gate]") {
    http::request_head head;
    const auto keeps = [&](const std::string& version, const std::string& lines) {
        REQUIRE(verdict("GET / " + version + "\r\nHost: h\r\n" + lines + "\r\n", head) == 0);
        return head.keep_alive;
    };
    CHECK(keeps("HTTP/1.1", ""));
    CHECK_FALSE(keeps("HTTP/1.1", "Connection: Close\r\n"));
    CHECK_FALSE(keeps("HTTP/1.1", "Connection: x, close\r\n"));
    CHECK(keeps("HTTP/1.1", "Connection: closed\r\n"));
    CHECK_FALSE(keeps("HTTP/1.0", ""));
    CHECK(keeps("HTTP/1.0", "Connection: keep-alive\r\n"));
    CHECK_FALSE(keeps("HTTP/1.1", "Connection: , x ,\tclose,\r\n"));
    CHECK(verdict(get_with("Connection: close\r\nConnection: keep-alive\r\n")) == 400);
    CHECK(verdict(get_with("Connection: x close\r\n")) == 400);
    CHECK(verdict(get_with("Connection: close;x\r\n")) == 400);
    CHECK(verdict(get_with("Proxy-Connection: \"close\"\r\n")) == 400);
}

TEST_CASE("a chunk's extension is short and has no controls", "[http][gate]") {
    constexpr std::size_t bytes_max = 256;
    CHECK(http::is_harmless_chunk_extension("", bytes_max));
    CHECK(http::is_harmless_chunk_extension(";a=\"b c\"", bytes_max));
    CHECK(http::is_harmless_chunk_extension(std::string(256, 'a'), bytes_max));
    CHECK_FALSE(http::is_harmless_chunk_extension(std::string(257, 'a'), bytes_max));
    CHECK_FALSE(http::is_harmless_chunk_extension(";a=\"b\nc\"", bytes_max));
    CHECK_FALSE(http::is_harmless_chunk_extension(";a=\"b\rc\"", bytes_max));
}

TEST_CASE("a target in absolute-form names the host that Host names", "[http][gate]") {
    std::string bytes;  // which the head refers to
    http::request_head head;
    const auto with = [&](const std::string& target, const std::string& host) {
        bytes = "GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
        return verdict(bytes, head);
    };
    REQUIRE(with("http://shop.example:8080/a?b=c", "Shop.Example:8080") == 0);
    CHECK(head.authority == "shop.example:8080");
    CHECK(head.target == "/a?b=c");
    CHECK(head.host == "Shop.Example:8080");
    REQUIRE(with("https://h", "h") == 0);
    CHECK(head.target == "/");
    REQUIRE(with("/plain", "h") == 0);
    CHECK(head.authority.empty());
    for (const auto* bad : {"http://other/", "http://h:80/", "http:///", "http://", "http:/h/", "ftp://h/", "h/", "http://h?a",
                            "http://u@h/", "http://h/#a", "http://h\\/", "://h/", "http//h/"}) {
        CAPTURE(bad);
        CHECK(with(bad, "h") == 400);
    }
    CHECK(verdict("GET http://h/ HTTP/1.0\r\n\r\n") == 400);
}

TEST_CASE("the asterisk is for OPTIONS alone", "[http][gate]") {
    const auto bytes = "OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n"s;
    http::request_head head;
    REQUIRE(verdict(bytes, head) == 0);
    CHECK(head.target == "*");
    for (const auto* line : {"GET *", "OPTIONS **", "OPTIONS */a", "POST *"}) CHECK(verdict(line + " HTTP/1.1\r\nHost: h\r\n\r\n"s) == 400);
}

TEST_CASE("a server that knows its names answers to no other", "[http][gate]") {
    const std::vector<std::string> names = {"shop.example", "192.0.2.1"};
    const auto status = [&](const std::string& host) {
        const auto bytes = "GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
        http::request_head head;
        const auto read = http::read_head(bytes, {.host_names = names}, head);
        return read ? 0 : read.error().status;
    };
    CHECK(status("shop.example") == 0);
    CHECK(status("SHOP.example:8443") == 0);
    CHECK(status("192.0.2.1:80") == 0);
    CHECK(status("shop.example.org") == 421);
    CHECK(status("shop") == 421);
    CHECK(status("[::1]:80") == 421);
}
