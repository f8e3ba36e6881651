#include <catch.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include "tests/support/fault_proxy.hpp"
#include "tests/support/null_metrics.hpp"
#include "tests/support/recording_log.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/test_redis.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace std::chrono_literals;

namespace {

struct redis_fixture {
    redis::client make(redis::options options) { return {io.get_executor(), std::move(options), random, log, metrics}; }

    void wait_connected(const redis::client& client) {
        run_until(io, [&] { return client.connected(); });
    }
    redis::reply run(redis::client& client, std::vector<std::string> arguments) {
        auto answer = run_coroutine(io, client.command(std::move(arguments)));
        REQUIRE(answer);
        return *answer;
    }

    boost::asio::io_context io;
    seeded_random random;
    recording_log log;
    null_metrics metrics;
};

using type = enum redis::reply::type;

}  // namespace

TEST_CASE_METHOD(redis_fixture, "each kind of reply is copied whole", "[redis]") {
    auto client = make(test_redis::instance().where());
    client.start();
    CHECK(run(client, {"SET", "kinds", "value"}).what == type::status);
    CHECK(run(client, {"GET", "kinds"}).text == "value");
    CHECK(run(client, {"GET", "kinds:none"}).what == type::nil);
    CHECK(run(client, {"STRLEN", "kinds"}).integer == 5);
    CHECK(run(client, {"GETT", "kinds"}).what == type::error);
    const std::string binary("\0\r\n\xff $5", 8);
    run(client, {"SET", "kinds:binary", binary});
    CHECK(run(client, {"GET", "kinds:binary"}).text == binary);
    const auto nested = run(client, {"EVAL", "return {1, {'two', {3, {'four', {5, {'six', {}}}}}}}", "0"});
    REQUIRE(nested.elements.size() == 2);
    CHECK(nested.elements[1].elements[1].elements[1].elements[1].elements[1].elements[0].text == "six");
    const std::string large(1 << 20, 'x');
    run(client, {"SET", "kinds:large", large});
    CHECK(run(client, {"GET", "kinds:large"}).text == large);
}

TEST_CASE_METHOD(redis_fixture, "ten thousand commands at once go down one connection in order", "[redis]") {
    auto options = test_redis::instance().where();
    options.pending_max = 10'001;
    options.command_max = 5s;
    auto client = make(options);
    client.start();
    run(client, {"DEL", "pipelined"});
    std::int64_t answered = 0;
    bool in_order = true;
    for (int i = 0; i < 10'000; ++i) {
        boost::asio::co_spawn(
            io,
            [&]() -> base::task<void> {
                const auto answer = co_await client.command({"INCR", "pipelined"});
                in_order = in_order && answer && answer->integer == answered + 1;
                ++answered;
            },
            boost::asio::detached);
    }
    run_until(io, [&] { return answered == 10'000; });
    CHECK(in_order);
}

TEST_CASE_METHOD(redis_fixture, "more commands than may wait are refused at once", "[redis]") {
    auto options = test_redis::instance().where();
    options.pending_max = 3;
    auto client = make(options);
    client.start();
    wait_connected(client);
    int refused = 0;
    int done = 0;
    for (int i = 0; i < 5; ++i) {
        boost::asio::co_spawn(
            io,
            [&]() -> base::task<void> {
                const auto answer = co_await client.command({"PING"});
                if (!answer && answer.error().code == "redis-queue-full") ++refused;
                ++done;
            },
            boost::asio::detached);
    }
    run_until(io, [&] { return done == 5; });
    CHECK(refused == 2);
}

TEST_CASE_METHOD(redis_fixture, "a server that is killed and started again is found again", "[redis]") {
    redis_server server;
    auto client = make(server.where());
    client.start();
    CHECK(run(client, {"PING"}).text == "PONG");
    server.kill();
    run_until(io, [&] { return !client.connected(); });
    const auto refused = run_coroutine(io, client.command({"PING"}));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "redis-unreachable");
    CHECK(refused.error().kind == base::error_kind::unavailable);
    server.start();
    wait_connected(client);
    CHECK(run(client, {"PING"}).text == "PONG");
    CHECK(log.count("redis.disconnected") == 1);
}

TEST_CASE_METHOD(redis_fixture, "a server that hangs costs one deadline, then commands fail at once until it answers", "[redis]") {
    redis_server server;
    auto client = make(server.where());
    client.start();
    run(client, {"PING"});
    server.pause();
    const auto start = std::chrono::steady_clock::now();
    const auto late = run_coroutine(io, client.command({"PING"}));
    const auto waited = std::chrono::steady_clock::now() - start;
    REQUIRE_FALSE(late);
    CHECK(late.error().code == "redis-timeout");
    CHECK(waited >= 200ms);
    const auto next = run_coroutine(io, client.command({"PING"}));
    REQUIRE_FALSE(next);
    CHECK(next.error().code == "redis-unreachable");  // and not once more redis-timeout: it did not wait
    server.resume();
    wait_connected(client);
    CHECK(run(client, {"PING"}).text == "PONG");
}

TEST_CASE_METHOD(redis_fixture, "commands on a connection that was reset neither kill the program nor hang", "[redis]") {
    fault_proxy proxy(test_redis::instance().socket(), protocol::plain);
    redis::options options;
    options.socket = proxy.socket();
    auto client = make(options);
    client.start();
    run(client, {"PING"});
    proxy.reset_all();
    int failed = 0;
    for (int i = 0; i < 50 && client.connected(); ++i) {
        const auto answer = run_coroutine(io, client.command({"SET", "reset", std::string(200'000, 'x')}));
        if (!answer) ++failed;
    }
    CHECK(failed > 0);
    wait_connected(client);
    CHECK(run(client, {"PING"}).text == "PONG");
}

TEST_CASE_METHOD(redis_fixture, "a reply nested deeper than the library reads drops the connection, not the program", "[redis]") {
    auto client = make(test_redis::instance().where());
    client.start();
    const auto deep = run_coroutine(io, client.command({"EVAL", "return {{{{{{{{{{1}}}}}}}}}}", "0"}));
    CHECK_FALSE(deep);
    wait_connected(client);
    CHECK(run(client, {"PING"}).text == "PONG");
}

TEST_CASE_METHOD(redis_fixture, "the password and the database are sent on every connect", "[redis]") {
    redis_server server("geheim 口令");
    auto options = server.where();
    options.database = 3;
    auto client = make(options);
    client.start();
    run(client, {"SET", "where", "three"});
    server.kill();
    run_until(io, [&] { return !client.connected(); });
    server.start();
    wait_connected(client);
    CHECK(run(client, {"GET", "where"}).what == type::nil);
    auto wrong = options;
    wrong.password = "wrong";
    auto stranger = make(wrong);
    stranger.start();
    CHECK_FALSE(run_coroutine(io, stranger.command({"GET", "where"})));
    CHECK(log.count("redis.refused") >= 1);
    CHECK_FALSE(stranger.connected());
}

TEST_CASE_METHOD(redis_fixture, "a script survives a server that forgot it", "[redis]") {
    auto client = make(test_redis::instance().where());
    client.start();
    constexpr auto text = "return redis.call('INCRBY', KEYS[1], ARGV[1])";
    const auto call = [&] { return run_coroutine(io, client.script(text, {"scripted"}, {"2"})); };
    run(client, {"DEL", "scripted"});
    REQUIRE(call());
    run(client, {"SCRIPT", "FLUSH"});
    const auto again = call();
    REQUIRE(again);
    CHECK(again->integer == 4);
    CHECK(call()->integer == 6);
}

TEST_CASE_METHOD(redis_fixture, "stopping answers what waits", "[redis]") {
    redis_server server;
    auto client = make(server.where());
    client.start();
    run(client, {"PING"});
    server.pause();
    std::optional<base::result<redis::reply>> answer;
    boost::asio::co_spawn(io, [&]() -> base::task<void> { answer = co_await client.command({"PING"}); }, boost::asio::detached);
    io.poll();
    client.stop();
    run_until(io, [&] { return answer.has_value(); });
    CHECK_FALSE(*answer);
    CHECK_FALSE(run_coroutine(io, client.command({"PING"})));
    server.resume();
}

TEST_CASE_METHOD(redis_fixture, "commands that change the protocol are a bug of the caller", "[redis]") {
    auto client = make(test_redis::instance().where());
    CHECK_THROWS_AS(run_coroutine(io, client.command({"SUBSCRIBE", "x"})), std::logic_error);
    CHECK_THROWS_AS(run_coroutine(io, client.command({"monitor"})), std::logic_error);
    CHECK_THROWS_AS(run_coroutine(io, client.command({})), std::logic_error);
}
