#include <future>
#include <thread>

#include <boost/asio/detached.hpp>
#include <catch.hpp>

#include "tests/integration/mysql/fixture.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace std::chrono_literals;

namespace {

base::deadline soon() { return std::chrono::steady_clock::now() + 10s; }

struct single_worker : single_worker_fixture {
    // Occupies the worker until `release` is set.
    void occupy() {
        boost::asio::co_spawn(
            io,
            [this]() -> base::task<void> {
                co_await pool.run(schema, soon(), [this](mysql::session&) {
                    started.set_value();
                    release.get_future().wait_for(10s);
                });
            },
            boost::asio::detached);
        io.restart();
        io.poll();
        REQUIRE(started.get_future().wait_for(10s) == std::future_status::ready);
    }

    std::promise<void> started;
    std::promise<void> release;
};

}  // namespace

TEST_CASE_METHOD(database_fixture, "a job runs on another thread and its caller goes on on its own", "[mysql]") {
    const auto here = std::this_thread::get_id();
    std::thread::id there;
    std::thread::id after;
    const auto run = [&]() -> base::task<void> {
        co_await pool.run(schema, soon(), [&](mysql::session&) { there = std::this_thread::get_id(); });
        after = std::this_thread::get_id();
    };
    run_coroutine(io, run());
    CHECK((there != here));
    CHECK((after == here));
}

TEST_CASE_METHOD(database_fixture, "an exception of a job reaches its caller and leaves the worker in order", "[mysql]") {
    const auto wrong = [&] {
        return run_coroutine(io, pool.run(schema, soon(), [](mysql::session& connection) { connection.query("SELEC"); }));
    };
    for (int i = 0; i < 8; ++i) CHECK_THROWS_AS(wrong(), mysql::sql_error);
    CHECK(metrics.value("chuanpin_mysql_connects_total{pool=foreground}") <= 4);
    CHECK(run_coroutine(io, pool.run(schema, soon(), [](mysql::session& connection) { connection.query("SELECT 1"); })));
}

TEST_CASE_METHOD(single_worker, "a full queue refuses at once", "[mysql]") {
    occupy();
    int answered = 0;
    std::string refused;
    for (int i = 0; i < 3; ++i) {
        boost::asio::co_spawn(
            io,
            [&]() -> base::task<void> {
                const auto done = co_await pool.run(schema, soon(), [](mysql::session&) {});
                if (!done) refused = done.error().code;
                ++answered;
            },
            boost::asio::detached);
    }
    run_until(io, [&] { return answered == 1; });
    CHECK(refused == "database-queue-full");
    CHECK(metrics.value("chuanpin_mysql_waiting_jobs{pool=foreground}") == 2);
    release.set_value();
    run_until(io, [&] { return answered == 3; });
    CHECK(metrics.value("chuanpin_mysql_queue_wait_seconds{pool=foreground}") == 3);
}

TEST_CASE_METHOD(single_worker, "a job whose deadline passes while it waits is not run", "[mysql]") {
    occupy();
    bool ran = false;
    std::optional<base::result<void>> outcome;
    const auto until = std::chrono::steady_clock::now() + 20ms;
    boost::asio::co_spawn(
        io, [&]() -> base::task<void> { outcome = co_await pool.run(schema, until, [&](mysql::session&) { ran = true; }); },
        boost::asio::detached);
    run_until(io, [&] { return std::chrono::steady_clock::now() > until; });
    release.set_value();
    run_until(io, [&] { return outcome.has_value(); });
    REQUIRE_FALSE(*outcome);
    CHECK(outcome->error().code == "deadline-passed");
    CHECK(outcome->error().kind == base::error_kind::timeout);
    CHECK_FALSE(ran);
}

TEST_CASE_METHOD(single_worker, "a job does not inherit the limit of the one before", "[mysql]") {
    const auto limit = [&](std::chrono::milliseconds budget) {
        std::string text;
        const auto done = run_coroutine(io, pool.run(schema, std::chrono::steady_clock::now() + budget, [&](mysql::session& connection) {
            auto rows = connection.query("SELECT @@max_statement_time");
            rows.next();
            text = rows.text(0);
        }));
        REQUIRE(done);
        return text;
    };
    const auto long_one = std::stod(limit(60s));
    CHECK(long_one > 30);
    CHECK(long_one <= 60);
    CHECK(std::stod(limit(10s)) <= 10);
    CHECK(limit(48h) == "86400.000000");
}

TEST_CASE_METHOD(database_fixture, "a schema that is missing does not keep the others waiting", "[mysql]") {
    const auto ask = [&](const std::string& of) {
        return run_coroutine(io, pool.run(of, soon(), [](mysql::session& connection) { connection.query("SELECT 1"); }));
    };
    CHECK_FALSE(ask("no_such_schema"));
    CHECK(ask(schema));
}

TEST_CASE_METHOD(single_worker, "stopping lets the running job end and answers those that wait", "[mysql]") {
    occupy();
    std::optional<base::result<void>> outcome;
    boost::asio::co_spawn(
        io, [&]() -> base::task<void> { outcome = co_await pool.run(schema, soon(), [](mysql::session&) {}); }, boost::asio::detached);
    io.restart();
    io.poll();
    auto stopped = std::async(std::launch::async, [&] { pool.stop(); });
    run_until(io, [&] { return outcome.has_value(); });
    CHECK(outcome->error().kind == base::error_kind::unavailable);
    CHECK(stopped.wait_for(0s) == std::future_status::timeout);
    release.set_value();
    CHECK(stopped.wait_for(10s) == std::future_status::ready);
    const auto late = run_coroutine(io, pool.run(schema, soon(), [](mysql::session&) {}));
    CHECK_FALSE(late);
}

TEST_CASE("a server that is killed and started again is found again, and nothing committed is lost", "[mysql]") {
    database_server server;
    recording_log log;
    null_metrics metrics;
    boost::asio::io_context io;
    mysql::migrate(server.where(), "crash", sample_migrations());
    mysql::session(server.where(), "crash").execute("INSERT INTO stock (id, on_hand) VALUES (1, 0)");
    mysql::worker_pool pool({.where = server.where(), .workers = 4}, log, metrics);
    mysql::transactor transactor(pool, "crash");
    const auto add = [&](const std::string& key, std::chrono::milliseconds budget = 10s) {
        return run_coroutine(io, transactor.write(a_context(manual_clock().now(), budget), a_receipt(key),
                                                  [](mysql::session& connection) { return database_fixture::add_one(connection); }));
    };
    for (int i = 0; i < 8; ++i) REQUIRE(add("before " + std::to_string(i)));
    server.kill();
    const auto away = add("away");
    REQUIRE_FALSE(away);
    CHECK(away.error().kind == base::error_kind::unavailable);
    CHECK(log.count("mysql.connect_failed") >= 1);
    server.start();
    auto back = add("back");
    const auto end = std::chrono::steady_clock::now() + 10s;
    while (!back && std::chrono::steady_clock::now() < end) back = add("back");
    REQUIRE(back);
    CHECK(back->body == "9");
}

TEST_CASE("a server that hangs is given up after the read limit and used again when it wakes", "[mysql]") {
    database_server server;
    recording_log log;
    null_metrics metrics;
    boost::asio::io_context io;
    auto where = server.where();
    where.read_max = 1s;
    where.connect_max = 1s;
    mysql::worker_pool pool({.where = where, .workers = 1}, log, metrics);
    const auto ask = [&](std::chrono::milliseconds budget) {
        return run_coroutine(
            io, pool.run("", std::chrono::steady_clock::now() + budget, [](mysql::session& connection) { connection.query("SELECT 1"); }));
    };
    REQUIRE(ask(10s));
    server.pause();
    const auto start = std::chrono::steady_clock::now();
    CHECK_THROWS_AS(ask(20s), mysql::sql_error);
    CHECK(std::chrono::steady_clock::now() - start < 10s);  // by the read limit, long before the budget ends
    server.resume();
    CHECK(ask(10s));
}
