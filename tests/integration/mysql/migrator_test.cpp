#include <future>

#include <catch.hpp>

#include "tests/integration/mysql/fixture.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

const std::vector<mysql::migration> two = {
    {"orders", 1, "create_a", "-- what's in it?\nCREATE TABLE a (id BIGINT NOT NULL PRIMARY KEY) ENGINE=InnoDB;\n"},
    {"orders", 2, "create_b", "CREATE TABLE b (id BIGINT NOT NULL PRIMARY KEY) ENGINE=InnoDB"},
};

mysql::address where() { return test_database::instance().where(); }
std::string fresh_schema() { return test_database::instance().make_schema("migrated"); }

std::int64_t tables_of(const std::string& schema) {
    mysql::session connection(where(), schema);
    auto rows = connection.query("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema=DATABASE()");
    rows.next();
    return rows.integer(0);
}

std::string fault_of(const std::string& schema, std::span<const mysql::migration> migrations) {
    try {
        mysql::migrate(where(), schema, migrations);
    } catch (const std::runtime_error& fault) {
        return fault.what();
    }
    return "";
}

}  // namespace

TEST_CASE("migrations are applied once, in order", "[mysql][migrator]") {
    const auto schema = fresh_schema();
    CHECK(mysql::migrate(where(), schema, two) == std::vector<std::string>{"orders 1 (create_a)", "orders 2 (create_b)"});
    CHECK(mysql::migrate(where(), schema, two).empty());
    const auto state = mysql::inspect(where(), schema, two);
    CHECK(state.fault.empty());
    CHECK(state.applied == 2);
    CHECK(state.known == 2);
}

TEST_CASE("a schema that lags, or does not exist, is reported", "[mysql][migrator]") {
    const auto schema = fresh_schema();
    mysql::migrate(where(), schema, std::span(two).first(1));
    const auto state = mysql::inspect(where(), schema, two);
    CHECK(state.applied == 1);
    CHECK(state.known == 2);
    CHECK(state.fault.find("chuanpin migrate") != std::string::npos);
    CHECK_FALSE(mysql::inspect(where(), "no_such_schema", two).fault.empty());
}

TEST_CASE("a migration that was changed after it was applied is refused", "[mysql][migrator]") {
    const auto schema = fresh_schema();
    mysql::migrate(where(), schema, two);
    auto changed = two;
    changed[1].statement = "CREATE TABLE b (id BIGINT NOT NULL PRIMARY KEY, c INT) ENGINE=InnoDB";
    CHECK(fault_of(schema, changed).find("was changed") != std::string::npos);
    CHECK(mysql::inspect(where(), schema, changed).fault.find("orders 2 (create_b) was changed") != std::string::npos);
}

TEST_CASE("a schema of a newer program is refused", "[mysql][migrator]") {
    const auto schema = fresh_schema();
    mysql::migrate(where(), schema, two);
    CHECK(fault_of(schema, std::span(two).first(1)).find("newer program") != std::string::npos);
    CHECK(mysql::inspect(where(), schema, std::span(two).first(1)).fault.find("orders 2") != std::string::npos);
}

TEST_CASE("gaps in a program's own list are refused before anything is applied", "[mysql][migrator]") {
    const auto schema = fresh_schema();
    auto gap = two;
    gap[1].number = 3;
    CHECK(fault_of(schema, gap).find("out of order") != std::string::npos);
    CHECK(tables_of(schema) == 1);
}

TEST_CASE("several processes at once apply each migration once", "[mysql][migrator]") {
    const auto schema = fresh_schema();
    std::vector<std::future<std::size_t>> all;
    for (int i = 0; i < 4; ++i) all.push_back(std::async(std::launch::async, [&] { return mysql::migrate(where(), schema, two).size(); }));
    std::size_t applied = 0;
    for (auto& each : all) applied += each.get();
    CHECK(applied == 2);
    CHECK(tables_of(schema) == 3);
}

TEST_CASE("a statement that fails leaves no record and may be mended", "[mysql][migrator]") {
    const auto schema = fresh_schema();
    auto broken = two;
    broken[1].statement = "CREATE TABLE b (id NO_SUCH_TYPE)";
    CHECK_THROWS_AS(mysql::migrate(where(), schema, broken), mysql::sql_error);
    CHECK(mysql::inspect(where(), schema, two).applied == 1);
    CHECK(mysql::migrate(where(), schema, two).size() == 1);
}

TEST_CASE("rows are inserted together with their record", "[mysql][migrator]") {
    const auto schema = fresh_schema();
    auto with_rows = two;
    with_rows.push_back({"orders", 3, "fill_a", "INSERT INTO a (id) VALUES (1), (2)"});
    mysql::migrate(where(), schema, with_rows);
    mysql::migrate(where(), schema, with_rows);
    mysql::session connection(where(), schema);
    CHECK(connection.query("SELECT id FROM a").size() == 2);
}

TEST_CASE("a process that died around a CREATE TABLE is made up for", "[mysql][migrator]") {
    const auto schema = fresh_schema();
    mysql::migrate(where(), schema, two);
    mysql::session connection(where(), schema);
    connection.execute("UPDATE schema_migration SET applied_at=NULL WHERE number=2");
    SECTION("after the statement") {}
    SECTION("before the statement") { connection.execute("DROP TABLE b"); }
    CHECK(mysql::migrate(where(), schema, two) == std::vector<std::string>{"orders 2 (create_b)"});
    CHECK(mysql::inspect(where(), schema, two).fault.empty());
    CHECK(tables_of(schema) == 3);
}

TEST_CASE("a process that died around another statement is reported with the way on", "[mysql][migrator]") {
    const auto schema = fresh_schema();
    auto altered = two;
    altered.push_back({"orders", 3, "add_c", "ALTER TABLE a ADD COLUMN c INT NULL"});
    mysql::migrate(where(), schema, altered);
    mysql::session connection(where(), schema);
    connection.execute("UPDATE schema_migration SET applied_at=NULL WHERE number=3");
    CHECK(fault_of(schema, altered).find("DELETE FROM schema_migration") != std::string::npos);
    CHECK(mysql::inspect(where(), schema, altered).applied == 2);
    connection.execute("UPDATE schema_migration SET applied_at=NOW(6) WHERE component='orders' AND number=3");
    CHECK(mysql::migrate(where(), schema, altered).empty());
}

TEST_CASE("a schema's name cannot carry a statement", "[mysql][migrator]") {
    CHECK_FALSE(fault_of("a; DROP DATABASE mysql", two).empty());
    CHECK_FALSE(fault_of("", two).empty());
    CHECK_FALSE(fault_of(std::string(51, 'a'), two).empty());
    CHECK(fault_of(std::string(50, 'a'), two).empty());
}
