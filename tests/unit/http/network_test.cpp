#include <catch.hpp>

#include "platform/http/connection_quota.hpp"
#include "platform/http/network.hpp"
#include "platform/http/server_limits.hpp"

using namespace chuanpin;
using namespace std::chrono_literals;

namespace {

http::ip_address address(std::string_view text) {
    const auto parsed = http::parse_address(text);
    REQUIRE(parsed);
    return *parsed;
}

bool holds(std::string_view network, std::string_view member) {
    const auto parsed = http::parse_network(network);
    REQUIRE(parsed);
    return parsed->holds(address(member));
}

}  // namespace

TEST_CASE("addresses are read strictly and written in one way", "[http][network]") {
    for (const auto* same : {"192.0.2.1", "2001:db8::1", "::", "::1"}) CHECK(http::to_text(address(same)) == same);
    CHECK(http::to_text(address("2001:0DB8:0:0:0:0:0:1")) == "2001:db8::1");
    CHECK(http::to_text(address("::ffff:192.0.2.1")) == "192.0.2.1");
    CHECK(address("::ffff:192.0.2.1") == address("192.0.2.1"));
    CHECK(address("192.0.2.1").is_v4());
    CHECK_FALSE(address("::1").is_v4());
    using namespace std::string_view_literals;
    for (const auto bad : {""sv, "192.0.2"sv, "192.0.2.256"sv, "192.0.2.1:80"sv, "0192.0.2.1"sv, "[::1]"sv, "fe80::1%eth0"sv, " ::1"sv,
                           "::1 "sv, "localhost"sv, "192.0.2.1\0"sv, ":::1"sv}) {
        CAPTURE(bad);
        CHECK_FALSE(http::parse_address(bad));
    }
}

TEST_CASE("a network holds what shares its first bits, up to its edge and not beyond", "[http][network]") {
    CHECK(holds("10.0.0.0/8", "10.255.255.255"));
    CHECK_FALSE(holds("10.0.0.0/8", "11.0.0.0"));
    CHECK(holds("192.0.2.128/25", "192.0.2.128"));
    CHECK_FALSE(holds("192.0.2.128/25", "192.0.2.127"));
    CHECK(holds("0.0.0.0/0", "255.255.255.255"));
    CHECK_FALSE(holds("0.0.0.0/0", "2001:db8::1"));
    CHECK(holds("192.0.2.1", "::ffff:192.0.2.1"));
    CHECK_FALSE(holds("192.0.2.1", "192.0.2.2"));
    CHECK(holds("2001:db8::/33", "2001:db8:7fff::1"));
    CHECK_FALSE(holds("2001:db8::/33", "2001:db8:8000::1"));
    CHECK(holds("::1/128", "::1"));
}

TEST_CASE("a network that is no network is refused", "[http][network]") {
    for (const auto* bad : {"", "/", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.1/8", "2001:db8::/129", "2001:db8::1/32", "10.0.0.0/-1",
                            "10.0.0.0/8/8", "10.0.0.0/0008", "example.org", "10.0.0.0/ 8"}) {
        CAPTURE(bad);
        CHECK_FALSE(http::parse_network(bad));
    }
}

TEST_CASE("a subscriber is an IPv4 address or the first half of an IPv6 address", "[http][network]") {
    CHECK(http::subscriber_of(address("192.0.2.1")) == address("192.0.2.1"));
    CHECK(http::subscriber_of(address("2001:db8:1:2:3:4:5:6")) == address("2001:db8:1:2::"));
    CHECK(http::subscriber_of(address("2001:db8:1:2::")) != http::subscriber_of(address("2001:db8:1:3::")));
}

TEST_CASE("a subscriber has so many connections and not one more, others their own", "[http][network]") {
    http::connection_quota quota(50, http::loopback_networks());
    for (int i = 0; i < 50; ++i) REQUIRE(quota.admit(address("2001:db8::" + std::to_string(i))));
    CHECK_FALSE(quota.admit(address("2001:db8::ffff")));
    CHECK(quota.admit(address("2001:db8:0:1::1")));
    CHECK(quota.admit(address("192.0.2.1")));
    quota.release(address("2001:db8::7"));
    CHECK(quota.admit(address("2001:db8::ffff")));
    CHECK_FALSE(quota.admit(address("2001:db8::ffff")));
}

TEST_CASE("who is not counted is not limited, and nothing is left behind by those who went", "[http][network]") {
    http::connection_quota quota(1, http::loopback_networks());
    for (int i = 0; i < 100; ++i) REQUIRE(quota.admit(address("127.0.0.9")));
    CHECK(quota.subscribers() == 0);
    REQUIRE(quota.admit(address("192.0.2.1")));
    CHECK(quota.subscribers() == 1);
    quota.release(address("192.0.2.1"));
    quota.release(address("127.0.0.9"));
    CHECK(quota.subscribers() == 0);
}

TEST_CASE("a transfer gets its base, the time of its bytes at the slowest pace, and a limit", "[http][limits]") {
    const http::server_limits limits;
    CHECK(http::body_time(limits, 0) == 10s);
    CHECK(http::body_time(limits, 16 * 1024) == 11s);
    CHECK(http::body_time(limits, 8 * 1024) == 10'500ms);
    CHECK(http::body_time(limits, 50 * 16 * 1024 - 16) == 59'999ms);
    CHECK(http::body_time(limits, 50 * 16 * 1024) == 60s);
    CHECK(http::body_time(limits, 50 * 16 * 1024 + 16) == 60s);
    CHECK(http::body_time(limits, ~std::uint64_t{0}) == 60s);
    CHECK(http::write_time(limits, 0) == 30s);
    CHECK(http::write_time(limits, 90 * 32 * 1024) == 120s);
    CHECK(http::write_time(limits, 5 << 20) == 120s);
    CHECK(http::write_time(limits, 1 << 20) == 62s);
}
