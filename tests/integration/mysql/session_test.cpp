#include <future>

#include <catch.hpp>

#include "tests/integration/mysql/fixture.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace std::chrono_literals;

TEST_CASE_METHOD(database_fixture, "a session is READ COMMITTED, strict, in UTC and compares by code point", "[mysql]") {
    auto connection = open();
    auto rows = connection.query(
        "SELECT @@tx_isolation, @@sql_mode, @@time_zone, @@collation_connection, @@innodb_lock_wait_timeout, @@autocommit");
    REQUIRE(rows.next());
    CHECK(rows.text(0) == "READ-COMMITTED");
    CHECK(rows.text(1).find("STRICT_ALL_TABLES") != std::string::npos);
    CHECK(rows.text(1).find("NO_BACKSLASH_ESCAPES") == std::string::npos);
    CHECK(rows.text(2) == "+00:00");
    CHECK(rows.text(3) == "utf8mb4_bin");
    CHECK(rows.integer(4) == 2);
    CHECK(rows.integer(5) == 1);
}

TEST_CASE_METHOD(database_fixture, "every kind of value comes back as it went in", "[mysql]") {
    auto connection = open();
    const base::instant at = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + 8h + 123456us;
    const base::business_date day = std::chrono::year(2018) / 2 / 28;
    connection.execute("INSERT INTO note (text, raw, at, day, amount, big, data) VALUES (?, ?, ?, ?, ?, ?, ?)",
                       {"川品", mysql::bytes{std::string("\0\xff'", 3)}, at, day, base::fen{-9'007'199'254'740'991},
                        std::numeric_limits<std::uint64_t>::max(), "{\"a\": \"x\\ny\"}"});
    auto rows = connection.query("SELECT text, raw, at, day, amount, big, data, NULL FROM note");
    REQUIRE(rows.size() == 1);
    REQUIRE(rows.next());
    CHECK(rows.text(0) == "川品");
    CHECK(rows.text(1) == std::string("\0\xff'", 3));
    CHECK(rows.instant(2) == at);
    CHECK(rows.date(3) == day);
    CHECK(rows.money(4) == base::fen{-9'007'199'254'740'991});
    CHECK(rows.unsigned_integer(5) == std::numeric_limits<std::uint64_t>::max());
    CHECK(rows.text(6) == "{\"a\": \"x\\ny\"}");
    CHECK(rows.is_null(7));
    CHECK_FALSE(rows.optional_text(7));
    CHECK_FALSE(rows.next());
}

TEST_CASE_METHOD(database_fixture, "the extremes of integers and NULLs survive", "[mysql]") {
    auto connection = open();
    const auto value =
        GENERATE(std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max(), std::int64_t{0}, std::int64_t{-1});
    connection.execute("INSERT INTO note (amount, text) VALUES (?, ?)", {value, std::optional<std::string>()});
    auto rows = connection.query("SELECT amount, text FROM note WHERE amount=?", {value});
    REQUIRE(rows.next());
    CHECK(rows.integer(0) == value);
    CHECK(rows.is_null(1));
    CHECK_THROWS_AS(rows.text(1), std::logic_error);
    CHECK_THROWS_AS(rows.integer(2), std::logic_error);
}

TEST_CASE_METHOD(database_fixture, "64 KiB of text and of bytes come back whole", "[mysql]") {
    auto connection = open();
    std::string text;
    while (text.size() < 65'536) text += "川品'\\\n";
    std::string plain(65'537, 'a');
    std::string raw;
    for (std::size_t i = 0; i < 65'536; ++i) raw += static_cast<char>(i * 7 % 256);
    connection.execute("INSERT INTO note (text, raw) VALUES (?, ?), (?, ?)", {text, mysql::bytes{raw}, plain, mysql::bytes{plain}});
    auto rows = connection.query("SELECT text, raw FROM note ORDER BY id");
    REQUIRE(rows.next());
    CHECK(rows.text(0) == text);
    CHECK(rows.text(1) == raw);
    REQUIRE(rows.next());
    CHECK(rows.text(0) == plain);
    CHECK(rows.text(1) == plain);
}

TEST_CASE_METHOD(database_fixture, "no content ends its literal, whatever the server's mode", "[mysql]") {
    auto connection = open();
    const auto mode = GENERATE("", "NO_BACKSLASH_ESCAPES", "ANSI_QUOTES,NO_BACKSLASH_ESCAPES");
    connection.execute("SET SESSION sql_mode=?", {mode});
    std::vector<std::string> nasty = {"'",
                                      "''",
                                      "\\",
                                      "\\'",
                                      "' OR '1'='1",
                                      "\"; DROP TABLE note; --",
                                      "`",
                                      "?",
                                      "a?b'c?",
                                      "%_\\%",
                                      std::string("a\0b", 3),
                                      "\x1a",
                                      "\r\n\t",
                                      "0x41",
                                      "x'41'",
                                      "_utf8mb4 'x'",
                                      "\x7f",
                                      "/*",
                                      "--",
                                      "#"};
    for (const auto& each : nasty) {
        connection.execute("DELETE FROM note");
        connection.execute("INSERT INTO note (text, raw) VALUES (?, ?)", {each, mysql::bytes{each + std::string(70, 'p')}});
        auto rows = connection.query("SELECT text, raw, ? FROM note WHERE text=?", {each, each});
        CAPTURE(each);
        REQUIRE(rows.next());
        CHECK(rows.text(0) == each);
        CHECK(rows.text(1) == each + std::string(70, 'p'));
        CHECK(rows.text(2) == each);
    }
}

TEST_CASE_METHOD(database_fixture, "broken UTF-8 cannot swallow the quote behind it", "[mysql]") {
    auto connection = open();
    for (int lead = 0x80; lead < 0x100; ++lead) {
        const std::string broken(1, static_cast<char>(lead));
        try {
            auto rows = connection.query("SELECT ?, 'end'", {broken});
            REQUIRE(rows.next());
            CHECK(rows.text(1) == "end");
        } catch (const mysql::sql_error& fault) {
            CHECK_FALSE(fault.breaks_connection());  // refused as text, which is as good
            CHECK(fault.number() != 1064);           // but the statement itself was whole
        }
    }
    CHECK_THROWS_AS(connection.execute("INSERT INTO note (text) VALUES (?)", {"\xe4\xb8"}), mysql::sql_error);
}

TEST_CASE_METHOD(database_fixture, "rare characters that usual collations take for one are two", "[mysql]") {
    auto connection = open();
    connection.execute("INSERT INTO stock (id, on_hand, label) VALUES (1, 1, ?), (2, 1, ?), (3, 1, 'a'), (4, 1, 'A')", {"𠀀", "𠀁"});
    auto rows = connection.query("SELECT id FROM stock WHERE label=?", {"𠀁"});
    REQUIRE(rows.size() == 1);
    rows.next();
    CHECK(rows.integer(0) == 2);
}

TEST_CASE_METHOD(database_fixture, "literals keep to the index of the column", "[mysql]") {
    auto connection = open();
    for (int i = 0; i < 200; ++i)
        connection.execute("INSERT INTO stock (id, on_hand, label) VALUES (?, 1, ?)", {i, "label " + std::to_string(i)});
    connection.execute("INSERT INTO stock (id, on_hand, label) VALUES (500, 1, ?)", {"it's"});
    const auto label = GENERATE("label 7", "it's");  // quoted, and in hexadecimal
    auto rows = connection.query("EXPLAIN SELECT on_hand, id FROM stock WHERE label=?", {label});
    REQUIRE(rows.next());
    CHECK(rows.text(3) == "const");
    CHECK(rows.text(5) == "stock_label");
}

TEST_CASE_METHOD(database_fixture, "a list of rows is one statement", "[mysql]") {
    auto connection = open();
    const auto before = connection.statements_sent();
    CHECK(connection.execute_rows("INSERT INTO stock (id, on_hand) VALUES ?", {{1, 10}, {2, 20}, {3, 30}}) == 3);
    CHECK(connection.statements_sent() == before + 1);
    CHECK(connection.query_rows("SELECT id FROM stock WHERE id IN ? AND on_hand > ?", {{1}, {2}, {3}}, {15}).size() == 2);
    CHECK(connection.query_rows("SELECT id FROM stock WHERE (id, on_hand) IN ?", {{1, 10}, {2, 21}}).size() == 1);
    CHECK_THROWS_AS(connection.execute_rows("INSERT INTO stock (id, on_hand) VALUES ?", {}), std::logic_error);
}

TEST_CASE_METHOD(database_fixture, "two statements in one text are refused", "[mysql]") {
    auto connection = open();
    CHECK_THROWS_AS(connection.execute_as_is("DELETE FROM note; DELETE FROM stock"), mysql::sql_error);
    CHECK(connection.usable());
}

TEST_CASE_METHOD(database_fixture, "rows that nobody reads are a bug and cost the connection", "[mysql]") {
    auto connection = open();
    CHECK_THROWS_AS(connection.execute("SELECT 1"), std::logic_error);
    CHECK_FALSE(connection.usable());
    connection.reopen();
    CHECK(connection.query("SELECT 1").size() == 1);
}

TEST_CASE_METHOD(database_fixture, "the name of the constraint comes with the error", "[mysql]") {
    auto connection = open();
    connection.execute("INSERT INTO stock (id, on_hand, label) VALUES (1, 1, ?)", {"for key 'x'"});
    const auto fault_of = [&](const char* statement) {
        try {
            connection.execute(statement);
        } catch (const mysql::sql_error& fault) {
            return fault;
        }
        FAIL("no error");
        throw std::logic_error("unreachable");
    };
    const auto primary = fault_of("INSERT INTO stock (id, on_hand) VALUES (1, 1)");
    CHECK(primary.is_duplicate());
    CHECK(primary.constraint() == "PRIMARY");
    const auto unique = fault_of("INSERT INTO stock (id, on_hand, label) VALUES (2, 1, 'for key ''x''')");
    CHECK(unique.constraint() == "stock_label");
    const auto negative = fault_of("UPDATE stock SET on_hand=-1");
    CHECK(negative.is_constraint());
    CHECK_FALSE(negative.is_duplicate());
    CHECK(negative.constraint() == "stock_not_negative");
    connection.execute(
        "CREATE TABLE child (stock_id BIGINT NOT NULL, CONSTRAINT child_stock FOREIGN KEY (stock_id) REFERENCES stock (id)) ENGINE=InnoDB");
    CHECK(fault_of("INSERT INTO child VALUES (9)").constraint() == "child_stock");
    connection.execute("INSERT INTO child VALUES (1)");
    CHECK(fault_of("DELETE FROM stock").constraint() == "child_stock");
    CHECK(connection.usable());
}

TEST_CASE_METHOD(database_fixture, "a statement that runs into the deadline is ended by the server", "[mysql]") {
    auto connection = open();
    connection.set_deadline(std::chrono::steady_clock::now() + 100ms);
    try {
        connection.query("SELECT SLEEP(5)");
        // MariaDB answers 1 for a SLEEP that was ended, where nothing else is in the statement
    } catch (const mysql::sql_error& fault) {
        CHECK(fault.is_statement_timeout());
    }
    CHECK_THROWS_AS(
        connection.query("SELECT COUNT(*) FROM information_schema.columns a, information_schema.columns b, information_schema.columns c"),
        mysql::sql_error);
    CHECK(connection.usable());
    CHECK_THROWS_AS(connection.set_deadline(std::chrono::steady_clock::now()), mysql::sql_error);
}

TEST_CASE_METHOD(database_fixture, "a limit that has changed little is not sent again", "[mysql]") {
    auto connection = open();
    connection.set_deadline(std::chrono::steady_clock::now() + 72h);
    const auto sent = connection.statements_sent();
    connection.set_deadline(std::chrono::steady_clock::now() + 48h);
    CHECK(connection.statements_sent() == sent);
    connection.set_deadline(std::chrono::steady_clock::now() + 2s);
    CHECK(connection.statements_sent() == sent + 1);
}

TEST_CASE_METHOD(database_fixture, "after a deadlock the session refuses to go on outside of the transaction", "[mysql]") {
    auto first = open();
    auto second = open();
    first.execute("INSERT INTO stock (id, on_hand) VALUES (1, 1), (2, 2), (3, 3)");
    first.execute("START TRANSACTION");
    second.execute("START TRANSACTION");
    first.execute("UPDATE stock SET on_hand=10 WHERE id IN (1, 3)");
    second.execute("UPDATE stock SET on_hand=20 WHERE id=2");
    auto changed = std::async(std::launch::async, [&] { return first.execute("UPDATE stock SET on_hand=10 WHERE id=2"); });
    REQUIRE_THROWS_AS(second.execute("UPDATE stock SET on_hand=20 WHERE id=1"), mysql::sql_error);
    CHECK(changed.get() == 1);
    CHECK_THROWS_AS(second.execute("INSERT INTO stock (id, on_hand) VALUES (9, 9)"), mysql::sql_error);
    second.execute("ROLLBACK");
    CHECK(number("SELECT COUNT(*) FROM stock WHERE id=9") == 0);
    CHECK(second.execute("UPDATE stock SET on_hand=3 WHERE id=99") == 0);
}
