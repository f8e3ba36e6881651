#include "platform/mysql/sql_error.hpp"

#include <algorithm>

#include <catch.hpp>

#include "platform/mysql/faults.hpp"

using namespace chuanpin;

namespace {

mysql::sql_error fault(int number, const std::string& message = "text") { return {number, "HY000", message}; }

std::string code_of(const std::exception_ptr& thrown) {
    const auto error = mysql::translate(thrown);
    return error ? error->code : "";
}

}  // namespace

TEST_CASE("errors are classified by number", "[mysql]") {
    for (const int number : {1213, 1205, 1020}) CHECK(fault(number).is_retryable());
    for (const int number : {1213, 1020}) CHECK(fault(number).rolled_back_transaction());
    CHECK_FALSE(fault(1205).rolled_back_transaction());
    CHECK(fault(1205).is_lock_timeout());
    for (const int number : {1969, 3024}) CHECK(fault(number).is_statement_timeout());
    for (const int number : {0, 2002, 2003, 2006, 2013, 2055, 1927, 1053}) CHECK(fault(number).breaks_connection());
    for (const int number : {1062, 1064, 1146, 1205, 1213, 1317, 1969, 4025}) CHECK_FALSE(fault(number).breaks_connection());
    for (const int number : {1062, 4025, 1451, 1452}) CHECK(fault(number).is_constraint());
    CHECK(fault(1062).is_duplicate());
    CHECK_FALSE(fault(4025).is_duplicate());
}

TEST_CASE("the constraint's name is read from MariaDB's and MySQL's messages", "[mysql]") {
    CHECK(fault(1062, "Duplicate entry 'a' for key 'stock_label'").constraint() == "stock_label");
    CHECK(fault(1062, "Duplicate entry 'a' for key 'stock.stock_label'").constraint() == "stock_label");
    CHECK(fault(1062, "Duplicate entry 'for key 'x'' for key 'PRIMARY'").constraint() == "PRIMARY");
    CHECK(fault(4025, "CONSTRAINT `stock_not_negative` failed for `s`.`stock`").constraint() == "stock_not_negative");
    CHECK(fault(1452,
                "Cannot add or update a child row: a foreign key constraint fails (`s`.`line`, CONSTRAINT `line_order` FOREIGN KEY (`o`) "
                "REFERENCES `o` (`id`))")
              .constraint() == "line_order");
    CHECK(fault(1064, "CONSTRAINT `no` for key 'no'").constraint().empty());
}

TEST_CASE("faults read as refusals, and foreign ones stay exceptions", "[mysql]") {
    CHECK(code_of(std::make_exception_ptr(fault(2013))) == "database-unreachable");
    CHECK(code_of(std::make_exception_ptr(fault(1969))) == "deadline-passed");
    CHECK(code_of(std::make_exception_ptr(fault(1213))) == "database-busy");
    CHECK(code_of(std::make_exception_ptr(mysql::unknown_outcome_error("?"))) == "outcome-unknown");
    CHECK(code_of(std::make_exception_ptr(fault(1064))).empty());
    CHECK(code_of(std::make_exception_ptr(std::runtime_error("other"))).empty());
    CHECK(code_of(nullptr).empty());
}

TEST_CASE("every refusal of the module stands in its table once", "[mysql]") {
    const auto rows = mysql::mysql_errors();
    CHECK(rows.size() == 7);
    for (const auto& row : rows) {
        CHECK(std::ranges::count(rows, row.code, &base::error_definition::code) == 1);
        CHECK_FALSE(row.title_zh.empty());
        CHECK_FALSE(row.title_en.empty());
    }
}
