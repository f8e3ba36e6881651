#include <atomic>
#include <thread>

#include <sys/resource.h>
#include <catch.hpp>

#include "platform/runtime/clock.hpp"
#include "platform/runtime/cpu_pool.hpp"
#include "platform/runtime/listener.hpp"
#include "platform/runtime/metrics.hpp"
#include "platform/runtime/side_by_side.hpp"
#include "tests/support/recording_log.hpp"
#include "tests/support/run_coroutine.hpp"

using namespace chuanpin;

TEST_CASE("the CPU pool computes on another thread and resumes the caller on its own", "[runtime][cpu_pool]") {
    const auto pool = runtime::make_cpu_pool(1);
    std::thread::id computed_on;
    std::thread::id resumed_on;
    tests::run_coroutine([&]() -> base::task<void> {
        const auto done = co_await pool->run([&] { computed_on = std::this_thread::get_id(); });
        resumed_on = std::this_thread::get_id();
        CHECK(done);
    }());
    CHECK(computed_on != std::this_thread::get_id());
    CHECK(resumed_on == std::this_thread::get_id());
}

TEST_CASE("a nice CPU pool lets others go first, and nobody else becomes nice by it", "[runtime][cpu_pool]") {
    const auto before = getpriority(PRIO_PROCESS, 0);
    const auto pool = runtime::make_cpu_pool(1, 2, 19);
    int niceness = 0;
    REQUIRE(tests::run_coroutine(pool->run([&] { niceness = getpriority(PRIO_PROCESS, 0); })));
    CHECK(niceness == 19);
    CHECK(getpriority(PRIO_PROCESS, 0) == before);
}

TEST_CASE("an exception of the work reaches the caller", "[runtime][cpu_pool]") {
    const auto pool = runtime::make_cpu_pool(1);
    CHECK_THROWS_WITH(tests::run_coroutine(pool->run([] { throw std::runtime_error("too hard"); })), "too hard");
}

TEST_CASE("the CPU pool refuses what does not fit into its queue, and runs all that it took", "[runtime][cpu_pool]") {
    boost::asio::io_context io;
    std::atomic<bool> open{false};
    std::atomic<int> ran{0};
    int refused = 0;
    int ended = 0;
    {
        const auto pool = runtime::make_cpu_pool(1, 2);
        const auto ask = [&]() -> base::task<void> {
            const auto done = co_await pool->run([&] {
                while (!open) std::this_thread::yield();
                ++ran;
            });
            if (!done) {
                ++refused;
                CHECK(done.error().code == "cpu-queue-full");
                CHECK(done.error().retry_after == std::chrono::seconds(1));
            }
            ++ended;
        };
        for (int i = 0; i < 6; ++i) boost::asio::co_spawn(io, ask, [](const std::exception_ptr&) {});
        tests::run_until(io, [&] { return ended >= 3; });
        open = true;
        tests::run_until(io, [&] { return ended == 6; });
    }
    CHECK(refused >= 3);  // one runs, two wait
    CHECK(ran + refused == 6);
}

TEST_CASE("work that did not begin in time is not done", "[runtime][cpu_pool]") {
    const auto pool = runtime::make_cpu_pool(1);
    bool done = false;
    const auto late = tests::run_coroutine(pool->run_until(std::chrono::steady_clock::now(), [&] { done = true; }));
    REQUIRE_FALSE(late);
    CHECK(late.error().code == "cpu-too-late");
    CHECK(late.error().kind == base::error_kind::timeout);
    CHECK_FALSE(done);
    const auto soon = std::chrono::steady_clock::now() + std::chrono::minutes(1);
    CHECK(tests::run_coroutine(pool->run_until(soon, [&] { done = true; })));
    CHECK(done);
}

// Served first come first, everybody would wait for as long as the queue is, and be too late.
TEST_CASE("in a crowd the newest go first, and without deadlines the oldest", "[runtime][cpu_pool]") {
    const bool in_a_hurry = GENERATE(true, false);
    constexpr int crowd = 12;
    boost::asio::io_context io;
    std::atomic<bool> begun{false};
    std::atomic<bool> open{false};
    std::vector<int> order;
    int ended = 0;
    const auto pool = runtime::make_cpu_pool(1, crowd);
    const auto until = in_a_hurry ? std::chrono::steady_clock::now() + std::chrono::minutes(5) : base::deadline::max();
    const auto ask = [&](std::function<void()> work) -> base::task<void> {
        CHECK(co_await pool->run_until(until, std::move(work)));
        ++ended;
    };
    const auto gate = [&] {
        begun = true;
        while (!open) std::this_thread::yield();
    };
    boost::asio::co_spawn(io, ask(gate), [](const std::exception_ptr&) {});
    tests::run_until(io, [&] { return begun.load(); });
    for (int i = 0; i < crowd; ++i) boost::asio::co_spawn(io, ask([&order, i] { order.push_back(i); }), [](const std::exception_ptr&) {});
    io.poll();  // all of them wait now
    open = true;
    tests::run_until(io, [&] { return ended == crowd + 1; });
    if (in_a_hurry)
        CHECK(order == std::vector<int>{11, 10, 9, 8, 7, 6, 5, 4, 0, 1, 2, 3});
    else
        CHECK(order == std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
}

TEST_CASE("a shifted clock starts where it is told and runs on", "[runtime][clock]") {
    const auto start = base::parse_rfc3339("2021-02-11T08:00:00Z").value();
    const auto clock = runtime::make_shifted_clock(start);
    const auto first = clock->now();
    CHECK(first >= start);
    CHECK(first < start + std::chrono::seconds(5));
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
    CHECK(clock->now() > first);
}

TEST_CASE("the same name and labels give the same metric, and the text has them all", "[runtime][metrics]") {
    runtime::prometheus_metrics metrics;
    auto& counter = metrics.make_counter("chuanpin_test_things_total", "Things", {{"kind", "a"}});
    CHECK(&counter == &metrics.make_counter("chuanpin_test_things_total", "Things", {{"kind", "a"}}));
    CHECK(&counter != &metrics.make_counter("chuanpin_test_things_total", "Things", {{"kind", "b"}}));
    counter.add(2);
    metrics.make_gauge("chuanpin_test_level", "Level", {}).set(7);
    metrics.make_duration("chuanpin_test_duration_seconds", "Duration", {}).observe(0.003);
    const auto text = metrics.text();
    CHECK(text.find("chuanpin_test_things_total{kind=\"a\"} 2") != std::string::npos);
    CHECK(text.find("chuanpin_test_level 7") != std::string::npos);
    CHECK(text.find("chuanpin_test_duration_seconds_bucket{le=\"0.005\"} 1") != std::string::npos);
    CHECK(text.find("chuanpin_process_resident_bytes") != std::string::npos);
}

TEST_CASE("an address is split into host and port", "[runtime][listener]") {
    runtime::configuration settings;
    CHECK(runtime::public_listener(settings).address == "127.0.0.1");
    CHECK(runtime::public_listener(settings).port == 8080);
    settings.internal_listen = "[::1]:9";
    CHECK(runtime::internal_listener(settings).address == "::1");
    CHECK(runtime::internal_listener(settings).port == 9);
}

TEST_CASE("side by side, one that throws does not disturb the others", "[runtime]") {
    tests::recording_log log;
    int done = 0;
    const auto good = [&done]() -> base::task<void> {
        ++done;
        co_return;
    };
    const auto bad = []() -> base::task<void> {
        throw std::runtime_error("no");
        co_return;
    };
    tests::run_coroutine([&]() -> base::task<void> {
        std::vector<base::task<void>> all;
        all.push_back(good());
        all.push_back(bad());
        all.push_back(good());
        co_await runtime::side_by_side(std::move(all), log);
        co_await runtime::side_by_side({}, log);
    }());
    CHECK(done == 2);
    CHECK(log.count("program.exception") == 1);
}
