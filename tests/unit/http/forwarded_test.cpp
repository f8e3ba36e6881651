#include <catch.hpp>

#include "platform/http/forwarded.hpp"

using namespace chuanpin;

namespace {

using fields = std::vector<http::field_view>;

http::proxy_trust trusting(http::forwarding_kind kind) {
    return {{*http::parse_network("10.0.0.0/8"), *http::parse_network("2001:db8:f::/48")}, kind};
}

/// "address scheme host", with a dash for what was not said.
std::string origin(const fields& sent, http::forwarding_kind kind) {
    const auto trust = trusting(kind);
    const auto read = http::read_forwarding(sent, trust);
    const auto or_dash = [](std::string_view text) { return text.empty() ? std::string("-") : std::string(text); };
    return (read.client ? http::to_text(*read.client) : "-") + " " + or_dash(read.scheme) + " " + or_dash(read.host);
}
std::string x_for(std::string_view value) { return origin({{"X-Forwarded-For", value}}, http::forwarding_kind::x_forwarded); }
std::string forwarded(std::string_view value) { return origin({{"Forwarded", value}}, http::forwarding_kind::forwarded); }

}  // namespace

TEST_CASE("the client is the right-most address that no proxy of ours has", "[http][forwarded]") {
    CHECK(x_for("203.0.113.9") == "203.0.113.9 - -");
    CHECK(x_for("203.0.113.9, 10.0.0.2") == "203.0.113.9 - -");
    CHECK(x_for("203.0.113.9, 10.0.0.2, 10.1.2.3") == "203.0.113.9 - -");
    CHECK(x_for("1.1.1.1, 203.0.113.9") == "203.0.113.9 - -");
    CHECK(x_for("127.0.0.1, 10.0.0.9, 203.0.113.9,10.0.0.2") == "203.0.113.9 - -");
    CHECK(x_for("10.0.0.3, 10.0.0.2") == "10.0.0.3 - -");
    CHECK(x_for(" , 203.0.113.9 ,, ") == "203.0.113.9 - -");
    CHECK(x_for("203.0.113.9:4711, 10.0.0.2:80") == "203.0.113.9 - -");
    CHECK(x_for("2001:db8::7, 2001:db8:f::1") == "2001:db8::7 - -");
    CHECK(x_for("[2001:db8::7], [2001:db8:f::1]:443") == "2001:db8::7 - -");
    CHECK(x_for("::ffff:203.0.113.9") == "203.0.113.9 - -");
}

TEST_CASE("fields of one name are one list in the order in which they came", "[http][forwarded]") {
    using enum http::forwarding_kind;
    CHECK(origin({{"X-Forwarded-For", "1.1.1.1"}, {"X-Other", "x"}, {"x-forwarded-for", "203.0.113.9, 10.0.0.2"}}, x_forwarded) ==
          "203.0.113.9 - -");
    CHECK(origin({{"X-Forwarded-For", "203.0.113.9"}, {"X-Forwarded-For", "10.0.0.2"}}, x_forwarded) == "203.0.113.9 - -");
    CHECK(origin({{"Forwarded", "for=203.0.113.9;proto=https"}, {"Forwarded", "for=10.0.0.2;proto=http"}}, forwarded) ==
          "203.0.113.9 https -");
}

TEST_CASE("what holds no address says nothing, and what stands left of the client is not looked at", "[http][forwarded]") {
    for (const auto* nothing :
         {"", ",", "unknown", "_hidden", "203.0.113", "203.0.113.9:", "203.0.113.9:x", "[203.0.113.9]", "[2001:db8::7", "[2001:db8::7]x",
          "203.0.113.9 10.0.0.2", "203.0.113.9;10.0.0.2", "for=203.0.113.9", "\"203.0.113.9\""}) {
        CAPTURE(nothing);
        CHECK(x_for(nothing) == "- - -");
    }
    CHECK(x_for("rubbish\", 203.0.113.9") == "203.0.113.9 - -");
    CHECK(x_for("unknown, 10.0.0.2") == "10.0.0.2 - -");
    CHECK(x_for("203.0.113.9, unknown, 10.0.0.2") == "10.0.0.2 - -");
}

TEST_CASE("scheme and host are those that the nearest proxy says", "[http][forwarded]") {
    using enum http::forwarding_kind;
    const auto with = [](std::string_view proto, std::string_view host) {
        return origin({{"X-Forwarded-Proto", proto}, {"X-Forwarded-Host", host}}, x_forwarded);
    };
    CHECK(with("https", "shop.example:443") == "- https shop.example:443");
    CHECK(with("HTTP", "[::1]:80") == "- http [::1]:80");
    CHECK(with("http, https", "evil.example, shop.example") == "- https shop.example");
    CHECK(with("gopher", "a/b") == "- - -");
    CHECK(with("https,", "a b") == "- https -");
}

TEST_CASE("Forwarded is read as RFC 7239 writes it", "[http][forwarded]") {
    CHECK(forwarded("for=203.0.113.9;proto=https;by=10.0.0.2;host=shop.example") == "203.0.113.9 https shop.example");
    CHECK(forwarded("For=\"[2001:db8:cafe::17]:4711\"") == "2001:db8:cafe::17 - -");
    CHECK(forwarded("for=\"203.0.113.9:80\" ; Proto=HTTPS") == "203.0.113.9 https -");
    CHECK(forwarded("for=192.0.2.43, for=203.0.113.9;proto=https, for=10.0.0.2;proto=http;host=inner") == "203.0.113.9 https -");
    CHECK(forwarded("for=10.0.0.3;host=outer, for=10.0.0.2;host=inner") == "10.0.0.3 - outer");
    for (const auto* nothing :
         {"", "for=unknown", "for=_hidden", "for=\"_hidden:80\"", "for=", "203.0.113.9", "proto=https", "for=1.1.1.1;for=203.0.113.9",
          "for=\"203.0.113.9", "for=203.0.113.9\"", "for=\"203\\.0.113.9\"", "for = 203.0.113.9"}) {
        CAPTURE(nothing);
        CHECK(forwarded(nothing) == "- - -");
    }
}

TEST_CASE("a quotation mark that a client leaves open swallows nothing that a proxy wrote", "[http][forwarded]") {
    CHECK(forwarded("for=\"x, for=203.0.113.9") == "203.0.113.9 - -");
    CHECK(forwarded("for=\"x\\, for=203.0.113.9;proto=https") == "203.0.113.9 https -");
    CHECK(forwarded("x=\"a,b\";for=203.0.113.9, for=10.0.0.2;x=\"c,d\"") == "203.0.113.9 - -");
    CHECK(forwarded("for=1.1.1.1, for=203.0.113.9;x=\"a\\\",for=10.0.0.2\"") == "203.0.113.9 - -");
}

TEST_CASE("only the kind that the proxies write is read", "[http][forwarded]") {
    using enum http::forwarding_kind;
    const fields both = {{"Forwarded", "for=1.1.1.1"}, {"X-Forwarded-For", "203.0.113.9"}};
    CHECK(origin(both, x_forwarded) == "203.0.113.9 - -");
    CHECK(origin(both, forwarded) == "1.1.1.1 - -");
}

TEST_CASE("every field that tells of a client is known by its name", "[http][forwarded]") {
    for (const auto* name : {"Forwarded", "forwarded", "X-Forwarded-For", "x-forwarded-proto", "X-Forwarded-Host", "X-Forwarded-Anything",
                             "X-Forwarded", "X-Real-IP"})
        CHECK(http::is_forwarding_field(name));
    for (const auto* name : {"", "F", "X", "Forward", "X-Forward", "Forwarded-For", "X-Request-Id", "Host", "For"})
        CHECK_FALSE(http::is_forwarding_field(name));
}
