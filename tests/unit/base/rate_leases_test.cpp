#include <catch.hpp>

#include "platform/base/rate_leases.hpp"

using namespace chuanpin::base;
using namespace std::chrono_literals;

namespace {

const rate_policy hundred{"default", 100, 100s};
const instant start{std::chrono::hours(1)};

}  // namespace

TEST_CASE("a lease is spent request by request, and not once more", "[base][rate_limit]") {
    rate_leases leases;
    CHECK_FALSE(leases.spend("a", hundred, start));
    CHECK(leases.wanted("a", start) == 1);
    const auto first = leases.keep("a", hundred, 3, 3s, start);
    CHECK(first.remaining == 99);
    CHECK(leases.spend("a", hundred, start)->remaining == 98);
    CHECK(leases.spend("a", hundred, start)->remaining == 97);
    CHECK_FALSE(leases.spend("a", hundred, start));
    CHECK_FALSE(leases.spend("b", hundred, start));
}

TEST_CASE("a lease grows while it is used up before its end, up to a limit", "[base][rate_limit]") {
    rate_leases leases;
    leases.keep("a", hundred, 1, 1s, start);
    CHECK(leases.wanted("a", start) == 2);
    leases.keep("a", hundred, rate_lease_requests_max, 1s, start);
    CHECK(leases.wanted("a", start) == rate_lease_requests_max);
}

TEST_CASE("of several who ask at once one asks for a lease", "[base][rate_limit]") {
    rate_leases leases;
    leases.keep("a", hundred, 4, 4s, start);
    CHECK(leases.wanted("a", start) == 8);
    CHECK(leases.wanted("a", start) == 1);
    leases.keep("a", hundred, 1, 5s, start);  // the answer of the second, who asked for one
    CHECK(leases.wanted("a", start) == 1);
    leases.keep("a", hundred, 8, 13s, start);
    while (leases.spend("a", hundred, start)) continue;
    CHECK(leases.wanted("a", start) == 16);
    CHECK(leases.wanted("a", start + rate_lease_time) > 1);  // an answer that never comes does not last
}

TEST_CASE("a lease is renewed by one while the others spend the rest", "[base][rate_limit]") {
    rate_leases leases;
    leases.keep("a", hundred, 16, 16s, start);  // one of them is spent at once
    for (int i = 0; i < 11; ++i) REQUIRE(leases.spend("a", hundred, start));
    CHECK_FALSE(leases.spend("a", hundred, start));
    CHECK(leases.wanted("a", start) == 32);
    for (int i = 0; i < 4; ++i) CHECK(leases.spend("a", hundred, start));
    CHECK_FALSE(leases.spend("a", hundred, start));
}

TEST_CASE("what is left of a lease ends with it, and the next is what was used", "[base][rate_limit]") {
    rate_leases leases;
    leases.keep("a", hundred, 8, 8s, start);
    CHECK(leases.spend("a", hundred, start + rate_lease_time - 1us));
    CHECK_FALSE(leases.spend("a", hundred, start + rate_lease_time));
    CHECK(leases.wanted("a", start + rate_lease_time) == 2);
    leases.keep("a", hundred, 2, 1s, start + 10s);
    CHECK_FALSE(leases.spend("a", hundred, start));  // a clock that was set back
}

TEST_CASE("what was spent for nothing is given back", "[base][rate_limit]") {
    rate_leases leases;
    leases.keep("a", hundred, 2, 2s, start);
    REQUIRE(leases.spend("a", hundred, start));
    leases.give_back("a");
    CHECK(leases.spend("a", hundred, start)->remaining == 98);
    leases.give_back("nobody");
    CHECK_FALSE(leases.spend("a", hundred, start));
}

TEST_CASE("the memory of leases is bounded: what is forgotten is lost to its subject", "[base][rate_limit]") {
    rate_leases leases(2);
    leases.keep("a", hundred, 8, 8s, start);
    leases.keep("b", hundred, 8, 8s, start + 900ms);
    leases.keep("c", hundred, 8, 8s, start + 1500ms);  // a is over
    CHECK(leases.size() == 2);
    CHECK(leases.spend("b", hundred, start + 1500ms));
    leases.keep("d", hundred, 8, 8s, start + 1600ms);  // all are in use
    CHECK(leases.size() == 1);
    CHECK_FALSE(leases.spend("b", hundred, start + 1600ms));
}
