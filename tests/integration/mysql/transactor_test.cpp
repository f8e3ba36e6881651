#include <condition_variable>
#include <mutex>

#include <boost/asio/detached.hpp>
#include <catch.hpp>

#include "tests/integration/mysql/fixture.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace std::chrono_literals;

namespace {

// Where two transactions wait for each other, so that both hold their first lock before they ask for the second.
class crossing {
public:
    void arrive_and_wait() {
        std::unique_lock lock(mutex_);
        ++arrived_;
        changed_.notify_all();
        changed_.wait_for(lock, 1s, [this] { return arrived_ >= 2; });
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    int arrived_ = 0;
};

}  // namespace

TEST_CASE_METHOD(single_worker_fixture, "a unit of work costs five statements", "[mysql]") {
    put_stock(1, 0);
    const auto run = [&](const std::string& key) {
        const auto answer = run_coroutine(io, transactor.write(a_context(manual_clock().now(), 48h), a_receipt(key),
                                                               [](mysql::session& connection) -> base::result<std::string> {
                                                                   connection.execute("UPDATE stock SET on_hand=on_hand+1 WHERE id=1");
                                                                   return "{}";
                                                               }));
        REQUIRE(answer);
    };
    const auto sent = [&] { return metrics.value("chuanpin_mysql_statements_total{pool=foreground}"); };
    run("warm");  // the worker has its connection and its limit
    const auto before = sent();
    run("counted");
    CHECK(sent() - before == 5);  // START TRANSACTION, claim, UPDATE, reply, COMMIT
}

TEST_CASE_METHOD(database_fixture, "a refusal rolls back what was written, the receipt included", "[mysql]") {
    put_stock(1, 0);
    const auto refused =
        run_coroutine(io, transactor.write(a_context(), a_receipt("key"), [](mysql::session& connection) -> base::result<std::string> {
            (void)add_one(connection);
            return base::refusal(base::error{base::error_kind::unprocessable, "no-stock", ""});
        }));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "no-stock");
    CHECK(stock() == 0);
    CHECK(receipts() == 0);
}

TEST_CASE_METHOD(database_fixture, "an exception of the work rolls back and reaches the caller", "[mysql]") {
    put_stock(1, 0);
    const auto run = [&] {
        return run_coroutine(io,
                             transactor.write(a_context(), a_receipt("key"), [](mysql::session& connection) -> base::result<std::string> {
                                 (void)add_one(connection);
                                 throw std::logic_error("a bug");
                             }));
    };
    CHECK_THROWS_WITH(run(), "a bug");
    const auto wrong_statement = [&] {
        return run_coroutine(io,
                             transactor.write(a_context(), a_receipt("key"), [](mysql::session& connection) -> base::result<std::string> {
                                 connection.execute("UPDATE no_such_table SET a=1");
                                 return "";
                             }));
    };
    CHECK_THROWS_AS(wrong_statement(), mysql::sql_error);
    CHECK(stock() == 0);
    CHECK(receipts() == 0);
}

TEST_CASE_METHOD(database_fixture, "a reply without a body is replayed without one", "[mysql]") {
    int runs = 0;
    const auto run = [&] {
        return run_coroutine(io, transactor.write(a_context(), a_receipt("secret"), [&](mysql::session&) -> base::result<std::string> {
            ++runs;
            return "";
        }));
    };
    CHECK_FALSE(run()->replayed);
    const auto again = run();
    CHECK(again->replayed);
    CHECK(again->body.empty());
    CHECK(runs == 1);
}

TEST_CASE_METHOD(database_fixture, "of twenty at once with one receipt one works and the others hear the same", "[mysql]") {
    put_stock(1, 0);
    int fresh = 0;
    int same = 0;
    int in_progress = 0;
    for (int i = 0; i < 20; ++i) {
        boost::asio::co_spawn(
            io,
            [&]() -> base::task<void> {
                const auto answer = co_await transactor.write(a_context(), a_receipt("race"),
                                                              [](mysql::session& connection) { return add_one(connection); });
                if (answer && answer->body == "1") ++(answer->replayed ? same : fresh);
                if (!answer && answer.error().code == "request-in-progress") ++in_progress;
            },
            boost::asio::detached);
    }
    run_until(io, [&] { return fresh + same + in_progress == 20; });
    CHECK(fresh == 1);
    CHECK(stock() == 1);
    CHECK(receipts() == 1);
}

TEST_CASE_METHOD(database_fixture, "a receipt that somebody else is claiming is refused after a second", "[mysql]") {
    auto other = open();
    other.execute("START TRANSACTION");
    other.execute("INSERT INTO receipt (scope, receipt_key, fingerprint) VALUES ('acc_1 sample', 'held', REPEAT('x', 32))");
    const auto start = std::chrono::steady_clock::now();
    const auto answer = run_coroutine(
        io, transactor.write(a_context(), a_receipt("held"), [](mysql::session&) -> base::result<std::string> { return "{}"; }));
    const auto waited = std::chrono::steady_clock::now() - start;
    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == "request-in-progress");
    CHECK(answer.error().kind == base::error_kind::conflict);
    CHECK(answer.error().retry_after == 1s);
    CHECK(waited < 2s);
    other.execute("ROLLBACK");
}

TEST_CASE_METHOD(database_fixture, "two transactions that deadlock both commit in the end", "[mysql]") {
    put_stock(1, 0);
    put_stock(2, 0);
    crossing middle;
    std::atomic<int> runs{0};
    int done = 0;
    const auto cross = [&](std::int64_t first, std::int64_t second) {
        const auto key = "cross " + std::to_string(first);
        boost::asio::co_spawn(
            io,
            [&, key, first, second]() -> base::task<void> {
                const auto answer = co_await transactor.write(a_context(), a_receipt(key), [&, first, second](mysql::session& connection) {
                    ++runs;
                    (void)add_one(connection, first);
                    middle.arrive_and_wait();
                    return add_one(connection, second);
                });
                if (answer) ++done;
            },
            boost::asio::detached);
    };
    cross(1, 2);
    cross(2, 1);
    run_until(io, [&] { return done == 2; });
    CHECK(runs >= 3);
    CHECK(stock(1) == 2);
    CHECK(stock(2) == 2);
}

TEST_CASE_METHOD(database_fixture, "rows that stay locked end as database-busy", "[mysql]") {
    put_stock(1, 0);
    auto holder = open();
    holder.execute("START TRANSACTION");
    holder.execute("UPDATE stock SET on_hand=7 WHERE id=1");
    std::atomic<int> runs{0};
    const auto answer = run_coroutine(io, transactor.write(a_context(), a_receipt("blocked"), [&](mysql::session& connection) {
        ++runs;
        connection.execute("SET SESSION innodb_lock_wait_timeout=0");
        return add_one(connection);
    }));
    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == "database-busy");
    CHECK(runs == mysql::transaction_attempts_max);
    holder.execute("ROLLBACK");
    CHECK(stock() == 0);
    CHECK(receipts() == 0);
}

TEST_CASE_METHOD(database_fixture, "a lock timeout in the middle of the work leaves nothing of it behind", "[mysql]") {
    put_stock(1, 0);
    put_stock(2, 0);
    auto holder = open();
    holder.execute("START TRANSACTION");
    holder.execute("UPDATE stock SET on_hand=7 WHERE id=2");
    const auto answer =
        run_coroutine(io, transactor.write(a_context(), a_receipt("partial"), [&](mysql::session& connection) -> base::result<std::string> {
            connection.execute("SET SESSION innodb_lock_wait_timeout=0");
            (void)add_one(connection, 1);
            return add_one(connection, 2);
        }));
    CHECK_FALSE(answer);
    CHECK(stock(1) == 0);
    holder.execute("ROLLBACK");
}

TEST_CASE_METHOD(database_fixture, "a statement that outlasts the deadline ends as deadline-passed and leaves nothing", "[mysql]") {
    put_stock(1, 0);
    const auto answer = run_coroutine(
        io, transactor.write(
                a_context(manual_clock().now(), 150ms), a_receipt("slow"), [](mysql::session& connection) -> base::result<std::string> {
                    (void)add_one(connection);
                    (void)connection.query(
                        "SELECT COUNT(*) FROM information_schema.columns a, information_schema.columns b, information_schema.columns c");
                    return "{}";
                }));
    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == "deadline-passed");
    CHECK(answer.error().kind == base::error_kind::timeout);
    CHECK(stock() == 0);
    CHECK(receipts() == 0);
}

TEST_CASE_METHOD(database_fixture, "a connection that was killed between two calls is replaced unseen", "[mysql]") {
    put_stock(1, 0);
    std::int64_t connection_id = 0;
    const auto add = [&](const std::string& key) {
        return run_coroutine(io, transactor.write(a_context(), a_receipt(key), [&](mysql::session& connection) {
            auto rows = connection.query("SELECT CONNECTION_ID()");
            rows.next();
            connection_id = rows.integer(0);
            return add_one(connection);
        }));
    };
    for (int i = 0; i < 8; ++i) {
        REQUIRE(add("before " + std::to_string(i)));
        open().execute("KILL ?", {connection_id});
    }
    CHECK(stock() == 8);
    CHECK(run_coroutine(io, transactor.read(a_context(), [](mysql::session& connection) -> base::result<void> {
        (void)connection.query("SELECT 1");
        return {};
    })));
}

TEST_CASE_METHOD(database_fixture, "a connection that is killed inside a transaction runs it again", "[mysql]") {
    put_stock(1, 0);
    int runs = 0;
    const auto answer = run_coroutine(io, transactor.write(a_context(), a_receipt("killed"), [&](mysql::session& connection) {
        auto rows = connection.query("SELECT CONNECTION_ID()");
        rows.next();
        const auto after = add_one(connection);
        if (++runs == 1) open().execute("KILL ?", {rows.integer(0)});
        return add_one(connection);
    }));
    REQUIRE(answer);
    CHECK(answer->body == "2");
    CHECK(runs == 2);
    CHECK(stock() == 2);
}

TEST_CASE_METHOD(database_fixture, "all statements of a read see the same moment", "[mysql]") {
    put_stock(1, 0);
    const auto read = run_coroutine(io, transactor.read(a_context(), [&](mysql::session& connection) -> base::result<void> {
        auto before = connection.query("SELECT on_hand FROM stock WHERE id=1");
        before.next();
        open().execute("UPDATE stock SET on_hand=9 WHERE id=1");
        auto after = connection.query("SELECT on_hand FROM stock WHERE id=1");
        after.next();
        if (before.integer(0) != after.integer(0)) return base::refusal(base::error{base::error_kind::conflict, "moved", ""});
        return {};
    }));
    CHECK(read);
    const auto isolation = run_coroutine(
        io, transactor.write(a_context(), a_receipt("isolation"), [&](mysql::session& connection) -> base::result<std::string> {
            auto rows = connection.query("SELECT @@tx_isolation");
            rows.next();
            return rows.text(0);
        }));
    REQUIRE(isolation);
    CHECK(isolation->body == "READ-COMMITTED");
}

TEST_CASE_METHOD(database_fixture, "a read cannot write", "[mysql]") {
    put_stock(1, 0);
    const auto write = [&] {
        return run_coroutine(io, transactor.read(a_context(), [&](mysql::session& connection) -> base::result<void> {
            (void)add_one(connection);
            return {};
        }));
    };
    CHECK_THROWS_AS(write(), mysql::sql_error);
    CHECK(stock() == 0);
}
