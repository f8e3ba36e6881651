#include <catch.hpp>

#include <string>

#include "gateway/app/address_throttle.hpp"
#include "tests/support/manual_clock.hpp"

using namespace chuanpin;
using namespace chuanpin::gateway;
using namespace std::chrono_literals;

namespace {

const base::instant start = tests::manual_clock().now();

}  // namespace

TEST_CASE("neighbours are those of one /24, or of one /48 in IPv6", "[gateway][domain]") {
    const auto of = [](std::string_view address) { return domain::network_of(address).value(); };
    CHECK(of("192.0.2.7").address != of("192.0.2.8").address);
    CHECK(of("192.0.2.7").neighbourhood == of("192.0.2.8").neighbourhood);
    CHECK(of("192.0.2.7").neighbourhood != of("192.0.3.7").neighbourhood);
    CHECK(of("192.0.2.7").address == of("::ffff:192.0.2.7").address);
    CHECK(of("2001:db8:1:2::1").address == of("2001:db8:1:2:ffff::").address);
    CHECK(of("2001:db8:1:2::1").address != of("2001:db8:1:3::1").address);
    CHECK(of("2001:db8:1:2::1").neighbourhood == of("2001:db8:1:3::1").neighbourhood);
    CHECK(of("2001:db8:1::1").neighbourhood != of("2001:db8:2::1").neighbourhood);
    CHECK_FALSE(domain::network_of(""));
    CHECK_FALSE(domain::network_of("somewhere"));
}

TEST_CASE("an address may fail twenty times in a minute", "[gateway][app]") {
    app::address_throttle throttle;
    for (int i = 0; i < domain::address_failures_max; ++i) {
        CHECK(throttle.wait_of("192.0.2.7", start) == 0s);
        throttle.record_failure("192.0.2.7", "school", start);
    }
    CHECK(throttle.wait_of("192.0.2.7", start) == 60s);
    CHECK(throttle.wait_of("192.0.2.7", start + 59s + 1us) == 1s);
    CHECK(throttle.wait_of("192.0.2.7", start + 60s) == 0s);
    CHECK(throttle.wait_of("192.0.2.8", start) == 0s);
    throttle.record_failure("192.0.2.7", "school", start + 60s);
    CHECK(throttle.wait_of("192.0.2.7", start + 60s) == 0s);
}

TEST_CASE("a neighbourhood may fail a hundred times in a quarter of an hour", "[gateway][app]") {
    app::address_throttle throttle;
    for (int i = 0; i < domain::neighbourhood_failures_max; ++i) {
        CHECK(throttle.wait_of("192.0.2.200", start) == 0s);
        throttle.record_failure("192.0.2." + std::to_string(i), "school", start);
    }
    CHECK(throttle.wait_of("192.0.2.200", start) == 15min);
    CHECK(throttle.wait_of("192.0.3.200", start) == 0s);
    CHECK(throttle.wait_of("192.0.2.200", start + 15min) == 0s);
}

TEST_CASE("an address may fail with fifty logins in an hour", "[gateway][app]") {
    app::address_throttle throttle;
    for (std::size_t i = 0; i <= domain::address_logins_max; ++i) {
        const auto at = start + i * 1min;
        if (i < domain::address_logins_max) CHECK(throttle.wait_of("192.0.2.7", at) == 0s);
        throttle.record_failure("192.0.2.7", "login-" + std::to_string(i), at);
    }
    CHECK(throttle.wait_of("192.0.2.7", start + 50min) == 10min);
    CHECK(throttle.wait_of("192.0.2.7", start + 60min) == 0s);
    app::address_throttle one_login;
    for (int i = 0; i < 59; ++i) one_login.record_failure("192.0.2.7", "school", start + i * 1min);
    CHECK(one_login.wait_of("192.0.2.7", start + 59min) == 0s);
}

TEST_CASE("what is no address is not counted, and the addresses that are remembered are bounded", "[gateway][app]") {
    app::address_throttle throttle;
    for (int i = 0; i < 200; ++i) throttle.record_failure("", "school", start);
    CHECK(throttle.wait_of("", start) == 0s);
    for (std::size_t i = 0; i <= app::throttled_addresses_max; ++i)
        throttle.record_failure("10." + std::to_string(i / 65'536) + "." + std::to_string(i / 256 % 256) + "." + std::to_string(i % 256),
                                "a", start);
    CHECK(throttle.size() <= app::throttled_addresses_max);
}
