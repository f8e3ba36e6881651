#include <catch.hpp>

#include <array>
#include <stdexcept>
#include <thread>

#include "platform/mysql/retention.hpp"
#include "platform/mysql/transactor.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/test_database.hpp"

using namespace chuanpin;
using namespace std::chrono_literals;

namespace {

const base::instant now = tests::manual_clock().now();

std::string new_schema() { return tests::test_database::instance().make_schema("retention", mysql::receipt_migrations()); }

/// Receipts numbered from `first`, so many, all of that age by the database's clock.
void fill(mysql::session& connection, int first, int last, std::chrono::seconds age) {
    connection.execute(
        "INSERT INTO receipt (scope, receipt_key, fingerprint, recorded_at) SELECT 'scope', CONCAT('key-', seq), REPEAT('f', 32),"
        " CURRENT_TIMESTAMP(6) - INTERVAL " +
        std::to_string(age.count()) + " SECOND FROM seq_" + std::to_string(first) + "_to_" + std::to_string(last));
}

std::int64_t count(mysql::session& connection) {
    auto rows = connection.query("SELECT COUNT(*) FROM receipt");
    rows.next();
    return rows.integer(0);
}

std::int64_t rows_read(mysql::session& connection) {
    auto rows = connection.query("SHOW SESSION STATUS LIKE 'Handler_read%'");
    std::int64_t sum = 0;
    while (rows.next()) sum += std::stoll(rows.text(1));
    return sum;
}

mysql::removed_rows remove(mysql::session& connection, const mysql::retention_rule& rule) {
    return mysql::remove_due(connection, rule, now, std::chrono::steady_clock::now() + 10s);
}

}  // namespace

TEST_CASE("receipts go when their time is up, by the database's clock, and not before", "[mysql][retention]") {
    auto connection = tests::test_database::instance().open(new_schema());
    fill(connection, 1, 3, 24h + 60s);
    fill(connection, 4, 5, 24h - 60s);
    fill(connection, 6, 6, 0s);
    const auto removed = remove(connection, mysql::receipt_retention(24h));
    CHECK(removed.found == 3);
    CHECK(removed.rows == 3);
    CHECK(count(connection) == 3);
    CHECK(remove(connection, mysql::receipt_retention(24h)).found == 0);
}

TEST_CASE("a backlog of a million costs a batch like any other", "[mysql][retention]") {
    auto connection = tests::test_database::instance().open(new_schema());
    fill(connection, 1, 1'000'000, 100h);
    const auto before = rows_read(connection);
    const auto removed = remove(connection, mysql::receipt_retention(72h));
    CHECK(removed.found == mysql::retention_rows_max);
    CHECK(removed.rows == mysql::retention_rows_max);
    CHECK(rows_read(connection) - before < 10 * static_cast<std::int64_t>(mysql::retention_rows_max));
    CHECK(count(connection) == 1'000'000 - static_cast<std::int64_t>(mysql::retention_rows_max));
}

TEST_CASE("a batch that would be too large is a bug", "[mysql][retention]") {
    auto connection = tests::test_database::instance().open(new_schema());
    auto rule = mysql::receipt_retention(24h);
    rule.together_max = mysql::retention_rows_max + 1;
    CHECK_THROWS_AS(remove(connection, rule), std::logic_error);
}

TEST_CASE("what somebody else is removing is passed over, and a new receipt waits for nobody", "[mysql][retention]") {
    const auto schema = new_schema();
    auto first = tests::test_database::instance().open(schema);
    auto second = tests::test_database::instance().open(schema);
    fill(first, 1, 1'500, 100h);
    first.execute("START TRANSACTION");
    auto held = first.query(
        "SELECT receipt_key FROM receipt FORCE INDEX (receipt_recorded_at) WHERE recorded_at < CURRENT_TIMESTAMP(6) ORDER BY recorded_at "
        "LIMIT 1000 FOR UPDATE");
    CHECK(held.size() == 1'000);
    CHECK(remove(second, mysql::receipt_retention(72h)).rows == 500);
    CHECK(remove(second, mysql::receipt_retention(72h)).rows == 0);
    second.execute(
        "SET STATEMENT innodb_lock_wait_timeout=0 FOR INSERT INTO receipt (scope, receipt_key, fingerprint) VALUES ('new', 'new',"
        " REPEAT('f', 32))");
    first.execute("ROLLBACK");
    CHECK(remove(second, mysql::receipt_retention(72h)).rows == 1'000);
    CHECK(count(second) == 1);
}

TEST_CASE("two processes at once remove everything once", "[mysql][retention]") {
    const auto schema = new_schema();
    auto connection = tests::test_database::instance().open(schema);
    fill(connection, 1, 5'500, 100h);
    std::array<std::uint64_t, 2> removed{};
    std::array<std::thread, 2> processes;
    for (std::size_t i = 0; i < processes.size(); ++i) {
        processes[i] = std::thread([&removed, &schema, i] {
            auto own = tests::test_database::instance().open(schema);
            for (auto last = remove(own, mysql::receipt_retention(72h)); last.found > 0; last = remove(own, mysql::receipt_retention(72h)))
                removed[i] += last.rows;
        });
    }
    for (auto& each : processes) each.join();
    CHECK(removed[0] + removed[1] == 5'500);
    CHECK(count(connection) == 0);
}
