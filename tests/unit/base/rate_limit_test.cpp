#include <catch.hpp>

#include "platform/base/rate_limit.hpp"

using namespace chuanpin::base;
using namespace std::chrono_literals;
using std::chrono::microseconds;

namespace {

const rate_policy ten_a_minute{"default", 10, 60s};
const rate_policy two_a_minute{"writes", 2, 60s};
constexpr microseconds start = 1'000'000s;

rate_verdict take(local_buckets& buckets, const std::string& subject, microseconds now, const rate_policy& policy = ten_a_minute) {
    const rate_question asked{&policy, subject};
    return buckets.take({&asked, 1}, now);
}

}  // namespace

TEST_CASE("a whole quota passes at once, then one request per window divided by quota", "[base][rate_limit]") {
    local_buckets buckets;
    for (int i = 9; i >= 0; --i) {
        const auto verdict = take(buckets, "a", start);
        REQUIRE(verdict.admitted);
        CHECK(verdict.states[0].remaining == i);
        CHECK(verdict.states[0].until_more == 6s);
    }
    const auto refused = take(buckets, "a", start);
    CHECK_FALSE(refused.admitted);
    CHECK(refused.states[0].violated);
    CHECK(refused.states[0].remaining == 0);
    CHECK(refused.states[0].until_more == 6s);
    CHECK_FALSE(take(buckets, "a", start + 6s - 1us).admitted);
    CHECK(take(buckets, "a", start + 6s).admitted);
    CHECK_FALSE(take(buckets, "a", start + 6s).admitted);
}

TEST_CASE("subjects have buckets of their own", "[base][rate_limit]") {
    local_buckets buckets;
    for (int i = 0; i < 10; ++i) (void)take(buckets, "a", start);
    CHECK_FALSE(take(buckets, "a", start).admitted);
    CHECK(take(buckets, "b", start).admitted);
}

TEST_CASE("several policies count all or none", "[base][rate_limit]") {
    local_buckets buckets;
    const std::vector<rate_question> both{{&ten_a_minute, "a"}, {&two_a_minute, "a"}};
    CHECK(buckets.take(both, start).admitted);
    CHECK(buckets.take(both, start).admitted);
    const auto refused = buckets.take(both, start);
    CHECK_FALSE(refused.admitted);
    CHECK_FALSE(refused.states[0].violated);
    CHECK(refused.states[0].remaining == 8);
    CHECK(refused.states[1].violated);
    CHECK(refused.states[1].until_more == 30s);
    CHECK(take(buckets, "a", start).states[0].remaining == 7);
}

TEST_CASE("a share of a quota is at least one request", "[base][rate_limit]") {
    local_buckets buckets(10);
    CHECK(take(buckets, "a", start).admitted);
    CHECK_FALSE(take(buckets, "a", start).admitted);
    CHECK(take(buckets, "b", start, two_a_minute).admitted);
    const auto refused = take(buckets, "b", start, two_a_minute);
    CHECK_FALSE(refused.admitted);
    CHECK(refused.states[0].policy == &two_a_minute);
    CHECK(refused.states[0].until_more == 60s);
}

TEST_CASE("when all buckets are in use, newcomers share one and are not waved through", "[base][rate_limit]") {
    local_buckets buckets(100, 3);
    for (const auto* subject : {"a", "b", "c"}) CHECK(take(buckets, subject, start).admitted);
    for (int i = 0; i < 10; ++i) CHECK(take(buckets, "new " + std::to_string(i), start).admitted);
    CHECK_FALSE(take(buckets, "new 10", start).admitted);
    CHECK(buckets.size() == 4);
    SECTION("whose quota is whole again is forgotten") {
        CHECK(take(buckets, "later", start + 60s).admitted);
        CHECK(buckets.size() <= 2);
    }
}

TEST_CASE("intervals are rounded up, so that never more than the quota passes", "[base][rate_limit]") {
    const rate_policy odd{"odd", 7, 1s};
    CHECK(odd.interval() == 142'858us);
    CHECK(odd.tolerance() == 7 * 142'858us);
    CHECK(rate_state_of(odd, 0us, false).until_more == 0us);
    CHECK(rate_state_of(odd, odd.tolerance() + 5s, true).remaining == 0);
}
