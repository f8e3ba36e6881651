#include <catch.hpp>

#include <memory>

#include "platform/redis/rate_limit.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/null_metrics.hpp"
#include "tests/support/recording_log.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/test_redis.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace std::chrono_literals;

namespace {

// A gateway's end: a connection of its own, and its own buckets.
struct gateway {
    gateway(const redis_server& server, std::string prefix, std::int64_t share_percent = 10)
        : client(io.get_executor(), server.where(), random, log, metrics),
          limiter(client, {std::move(prefix), share_percent}, clock, log, metrics) {
        client.start();
        run_until(io, [&] { return client.connected(); });
    }
    base::rate_verdict take(const std::vector<base::rate_question>& asked) { return run_coroutine(io, limiter.take(asked)); }
    int admitted_of(int asked, const base::rate_policy& policy, const std::string& subject = "a") {
        int count = 0;
        for (int i = 0; i < asked; ++i) count += take({{&policy, subject}}).admitted ? 1 : 0;
        return count;
    }

    boost::asio::io_context io;
    seeded_random random;
    recording_log log;
    null_metrics metrics;
    manual_clock clock;
    redis::client client;
    redis::shared_rate_limiter limiter;
};

const base::rate_policy hourly{"default", 50, 3'600s};  // 72 s for one more: none comes back while a case runs
const base::rate_policy writes{"writes", 5, 3'600s};

}  // namespace

TEST_CASE("several gateways together admit the quota and not one more", "[redis][rate_limit]") {
    std::vector<std::unique_ptr<gateway>> gateways;
    for (int i = 0; i < 3; ++i) gateways.push_back(std::make_unique<gateway>(test_redis::instance(), "together:"));
    int admitted = 0;
    for (int round = 0; round < 10; ++round)
        for (auto& each : gateways) admitted += each->admitted_of(4, hourly);
    CHECK(admitted == 50);
    const auto refused = gateways[0]->take({{&hourly, "a"}});
    CHECK(refused.states[0].violated);
    CHECK(refused.states[0].remaining == 0);
    CHECK(refused.states[0].until_more > 0s);
    CHECK(refused.states[0].until_more <= 72s);
    CHECK(gateways[1]->take({{&hourly, "another"}}).admitted);
}

TEST_CASE("whoever asks often costs a look at Redis now and then, and gets the quota all the same", "[redis][rate_limit]") {
    const base::rate_policy ample{"ample", 2'000, 3'600s};
    redis_server server;
    gateway one(server, "often:");
    const auto looks = [&] {
        const auto answer = run_coroutine(one.io, one.client.command({"INFO", "commandstats"}));
        REQUIRE(answer);
        const auto at = answer->text.find("cmdstat_evalsha:calls=");
        return at == std::string::npos ? 0 : std::stoi(answer->text.substr(at + 22));
    };
    CHECK(one.admitted_of(1'000, ample) == 1'000);
    CHECK(looks() < 40);
    CHECK(one.admitted_of(1'100, ample) == 1'000);
    CHECK(one.take({{&ample, "a"}}).states[0].remaining == 0);
    CHECK(one.admitted_of(1, ample, "seldom") == 1);
    const auto before = looks();
    one.clock.advance(1s);
    CHECK(one.admitted_of(1, ample, "seldom") == 1);
    CHECK(looks() == before + 1);
}

TEST_CASE("what one policy refuses the others do not count", "[redis][rate_limit]") {
    gateway one(test_redis::instance(), "all-or-none:");
    const std::vector<base::rate_question> both{{&hourly, "a"}, {&writes, "a"}};
    for (int i = 0; i < 5; ++i) CHECK(one.take(both).admitted);
    const auto refused = one.take(both);
    CHECK_FALSE(refused.admitted);
    CHECK(refused.states[0].remaining == 45);
    CHECK_FALSE(refused.states[0].violated);
    CHECK(refused.states[1].violated);
    CHECK(one.take({{&hourly, "a"}}).states[0].remaining == 44);
}

TEST_CASE("after the time that was named one more passes", "[redis][rate_limit]") {
    const base::rate_policy quick{"quick", 20, 2s};
    gateway one(test_redis::instance(), "quick:");
    auto verdict = one.take({{&quick, "a"}});
    while (verdict.admitted) {
        REQUIRE(verdict.states[0].remaining >= 0);
        verdict = one.take({{&quick, "a"}});
    }
    REQUIRE(verdict.states[0].until_more <= 100ms);
    const auto until = std::chrono::steady_clock::now() + verdict.states[0].until_more;
    run_until(one.io, [&] { return std::chrono::steady_clock::now() >= until; });
    CHECK(one.take({{&quick, "a"}}).admitted);
}

TEST_CASE("an arrival beyond the window, as after a clock that was set back, is cut", "[redis][rate_limit]") {
    gateway one(test_redis::instance(), "future:");
    (void)run_coroutine(one.io, one.client.command({"SET", "future:limit:default:a", "9000000000000000"}));
    const auto verdict = one.take({{&hourly, "a"}});
    CHECK_FALSE(verdict.admitted);
    CHECK(verdict.states[0].until_more <= 72s);
}

TEST_CASE("with Redis gone each gateway grants its share, and says so once", "[redis][rate_limit]") {
    redis_server server;
    gateway one(server, "away:", 10);
    CHECK(one.admitted_of(3, hourly) == 3);
    server.kill();
    CHECK(one.admitted_of(20, hourly) == 5);
    CHECK(one.log.count("redis.rate_limits_local") == 1);
    one.clock.advance(720s);
    CHECK(one.admitted_of(20, hourly) == 1);
    server.start();
    run_until(one.io, [&] { return one.client.connected(); });
    CHECK(one.admitted_of(60, hourly) == 50);
    CHECK(one.log.count("redis.rate_limits_shared") == 1);
}
