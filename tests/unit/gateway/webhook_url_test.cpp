#include <catch.hpp>

#include "gateway/domain/webhook/internet_address.hpp"
#include "gateway/domain/webhook/webhook_url.hpp"

using namespace chuanpin::gateway;

namespace {

std::string code_of(std::string_view url, bool allow_loopback = true) {
    const auto checked = domain::check_webhook_url(url, {allow_loopback});
    return checked ? "ok" : checked.error().code;
}
bool is_public_v4(std::string_view text) { return domain::is_public(domain::parse_ipv4(text).value()); }
bool is_public_v6(std::string_view text) { return domain::is_public(domain::parse_ipv6(text).value()); }

}  // namespace

TEST_CASE("plain http reaches loopback alone, and only where that is allowed", "[gateway][webhook]") {
    const auto good = domain::check_webhook_url("http://127.0.0.1:9000/hooks?a=b", {true});
    REQUIRE(good);
    CHECK(good->origin == "http://127.0.0.1:9000");
    CHECK(good->target == "/hooks?a=b");
    CHECK(domain::check_webhook_url("http://localhost", {true})->origin == "http://localhost:80");
    CHECK(domain::check_webhook_url("http://127.0.0.1?x", {true})->target == "/?x");
    CHECK(code_of("http://127.0.0.1:9000/", false) == "webhook-url-refused");
    for (const auto* elsewhere : {"http://10.0.0.1/", "http://8.8.8.8/", "http://example.com/", "http://localhost.example.com/",
                                  "http://0.0.0.0/", "http://[::1]/"})
        CHECK(code_of(elsewhere) == "webhook-url-refused");
}

TEST_CASE("https reaches the public internet, and this machine where that is allowed", "[gateway][webhook]") {
    for (const auto* good :
         {"https://partner.example.com/hooks", "https://1.1.1.1/", "https://EXAMPLE.com:8443", "https://[2001:4860:4860::8888]:1024/x"})
        CHECK(code_of(good, false) == "ok");
    CHECK(domain::check_webhook_url("https://EXAMPLE.com/a?b", {})->origin == "https://example.com:443");
    CHECK(domain::check_webhook_url("https://[2001:4860:4860::8888]:1024/x", {})->origin == "https://[2001:4860:4860::8888]:1024");
    CHECK(domain::check_webhook_url("https://localhost:9443", {true})->origin == "https://localhost:9443");
    CHECK(code_of("https://localhost:9443", false) == "webhook-url-refused");
}

TEST_CASE("what a name is resolved to is judged, too", "[gateway][webhook]") {
    for (const auto* inside :
         {"127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fd00::1", "fe80::1%2", "::ffff:10.0.0.1", "", "example.com"})
        CHECK_FALSE(domain::may_reach(inside, {}));
    CHECK(domain::may_reach("1.1.1.1", {}));
    CHECK(domain::may_reach("2001:4860:4860::8888", {}));
    CHECK(domain::may_reach("127.0.0.1", {true}));
    CHECK_FALSE(domain::may_reach("10.1.2.3", {true}));
}

TEST_CASE("URLs that hide where they go are refused", "[gateway][webhook]") {
    for (const auto* bad : {"",
                            "ftp://example.com/",
                            "example.com",
                            "https://",
                            "https:///path",
                            "https://user@example.com/",
                            "https://example.com/#x",
                            "https://example.com:0/",
                            "https://example.com:65536/",
                            "https://example.com:80/",
                            "https://example.com:22/",
                            "https://intranet/",
                            "https://printer.local/",
                            "https://db.internal/",
                            "https://0x7f000001/",
                            "https://2130706433/",
                            "https://127.1/",
                            "https://0x7f.1/",
                            "https://[::]/",
                            "https://[::1]/",
                            "https://[::ffff:127.0.0.1]/",
                            "https://[fe80::1]/",
                            "https://[::1",
                            "https://[]/",
                            "https://exa mple.com/",
                            "https://example.com/\r\nX: y",
                            "https://-a.example.com/",
                            "https://a..example.com/",
                            "https://169.254.169.254/",
                            "https://192.168.1.1/",
                            "http://127.0.0.1:/",
                            "http://127.0.0.1:1x/"}) {
        INFO(bad);
        CHECK(code_of(bad) == "webhook-url-refused");
    }
    const std::string stem = "https://example.com/";
    CHECK(code_of(stem + std::string(2048 - stem.size(), 'a')) == "ok");
    CHECK(code_of(stem + std::string(2049 - stem.size(), 'a')) == "webhook-url-refused");
}

TEST_CASE("IPv4 addresses are four plain decimal numbers", "[gateway][webhook]") {
    CHECK(domain::parse_ipv4("1.2.3.4")->value == 0x01020304);
    CHECK(domain::parse_ipv4("255.255.255.255")->value == 0xffffffff);
    for (const auto* bad : {"1.2.3", "1.2.3.4.5", "256.1.1.1", "01.2.3.4", "1.2.3.4 ", "0x1.2.3.4", "1..3.4", "", "1.2.3.", "-1.2.3.4"})
        CHECK_FALSE(domain::parse_ipv4(bad));
}

TEST_CASE("IPv6 addresses are read in every spelling", "[gateway][webhook]") {
    CHECK(domain::parse_ipv6("2001:db8::1")->groups == std::array<std::uint16_t, 8>{0x2001, 0xdb8, 0, 0, 0, 0, 0, 1});
    CHECK(domain::parse_ipv6("::")->groups == std::array<std::uint16_t, 8>{});
    CHECK(domain::parse_ipv6("1:2:3:4:5:6:7:8")->groups[7] == 8);
    CHECK(domain::parse_ipv6("::ffff:1.2.3.4")->groups[6] == 0x0102);
    CHECK(domain::parse_ipv6("1::")->groups[0] == 1);
    for (const auto* bad : {"", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", ":1:2:3:4:5:6:7", "1::2::3",
                            "12345::", "g::", "1:2:3:4:5:6:7:8::", "::1.2.3", "fe80::1%eth0", "1:"})
        CHECK_FALSE(domain::parse_ipv6(bad));
}

TEST_CASE("the public internet is what no registry reserves", "[gateway][webhook]") {
    for (const auto* inside : {"10.254.0.0", "127.254.254.254", "169.254.169.254", "100.100.0.0", "192.88.99.3", "198.18.0.0",
                               "198.19.255.255", "240.240.240.240", "0.0.0.1", "172.16.0.0", "172.31.255.255", "192.0.0.8", "192.0.2.1",
                               "198.51.100.1", "203.0.113.1", "224.0.0.1", "255.255.255.255", "100.127.255.255"}) {
        INFO(inside);
        CHECK_FALSE(is_public_v4(inside));
    }
    for (const auto* outside : {"1.1.1.1", "8.8.8.8", "172.32.0.0", "172.15.255.255", "100.63.255.255", "100.128.0.0", "198.17.255.255",
                                "198.20.0.0", "11.0.0.0", "223.255.255.255"}) {
        INFO(outside);
        CHECK(is_public_v4(outside));
    }
    for (const auto* inside :
         {"::", "::1", "::ffff:127.0.0.1", "::ffff:0.0.0.1", "::1.2.3.4", "febf:ffff::1", "fd7a:115c:a1e0::1", "2002:c0a8:1::1",
          "64:ff9b::c0a8:0", "64:ff9b:1::1", "100::1", "fd00:ec2::254", "2001:db8::1", "3fff::1", "5f00::1", "ff02::1"}) {
        INFO(inside);
        CHECK_FALSE(is_public_v6(inside));
    }
    for (const auto* outside : {"2001:4860:4860::8888", "::ffff:8.8.8.8", "2606:4700::1111", "64:ff9c::1", "2003::1"}) {
        INFO(outside);
        CHECK(is_public_v6(outside));
    }
}
