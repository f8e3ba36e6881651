#include "platform/mysql/statement_text.hpp"

#include <catch.hpp>

using namespace chuanpin;

namespace {

std::string with(std::string_view statement, const mysql::parameters& values) {
    std::string text;
    mysql::append_statement(text, statement, values);
    return text;
}

std::string with_rows(std::string_view statement, const std::vector<mysql::parameters>& rows, const mysql::parameters& after = {}) {
    std::string text;
    mysql::append_statement_of_rows(text, statement, rows, after);
    return text;
}

}  // namespace

TEST_CASE("each question mark becomes a literal, those in quotes stay", "[mysql]") {
    CHECK(with("SELECT ?, '?', ?", {1, "a?"}) == "SELECT 1, '?', 'a?'");
    CHECK(with("SELECT 1", {}) == "SELECT 1");
}

TEST_CASE("another number of parameters than of question marks is a bug", "[mysql]") {
    CHECK_THROWS_AS(with("SELECT ?", {}), std::logic_error);
    CHECK_THROWS_AS(with("SELECT ?", {1, 2}), std::logic_error);
    CHECK_THROWS_AS(with("SELECT '?'", {1}), std::logic_error);
}

TEST_CASE("rows stand in parentheses after VALUES and in one pair after IN", "[mysql]") {
    CHECK(with_rows("INSERT INTO t (a, b) VALUES ?", {{1, "x"}, {2, "y"}}) == "INSERT INTO t (a, b) VALUES (1,'x'),(2,'y')");
    CHECK(with_rows("SELECT 1 FROM t WHERE a IN ?", {{1}, {2}}) == "SELECT 1 FROM t WHERE a IN (1,2)");
    CHECK(with_rows("SELECT 1 FROM t WHERE (a, b) IN ?", {{1, 2}, {3, 4}}) == "SELECT 1 FROM t WHERE (a, b) IN ((1,2),(3,4))");
    CHECK(with_rows("UPDATE t SET c=1 WHERE a IN ? AND d=?", {{1}}, {5}) == "UPDATE t SET c=1 WHERE a IN (1) AND d=5");
}

TEST_CASE("no rows, or rows of different lengths, are a bug", "[mysql]") {
    CHECK_THROWS_AS(with_rows("INSERT INTO t (a) VALUES ?", {}), std::logic_error);
    CHECK_THROWS_AS(with_rows("INSERT INTO t (a) VALUES ?", {{}}), std::logic_error);
    CHECK_THROWS_AS(with_rows("INSERT INTO t (a) VALUES ?", {{1}, {1, 2}}), std::logic_error);
    CHECK_THROWS_AS(with_rows("INSERT INTO t (a) VALUES (1)", {{1}}), std::logic_error);
}
