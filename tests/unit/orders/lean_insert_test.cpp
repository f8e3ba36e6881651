#include <catch.hpp>

#include <stdexcept>

#include "orders/store/lean_insert.hpp"

using namespace chuanpin;
using orders::store::lean_insert;
using orders::store::row_with;

namespace {

struct shelf_row {
    int number = 0;
    int reserved = 0;
    std::string note{};
};

constexpr orders::store::spare_column<shelf_row> spare[] = {
    {"reserved", [](const shelf_row& each) { return each.reserved == 0; }},
    {"note", [](const shelf_row& each) { return each.note.empty(); }},
};

std::string literals_of(const mysql::parameters& row) {
    std::string text;
    for (const auto& each : row) {
        each.append_to(text);
        text += ' ';
    }
    return text;
}

lean_insert insert_of(const std::vector<shelf_row>& rows) {
    lean_insert into("shelf", "number, reserved, note");
    into.leave_out(spare, rows);
    return into;
}

}  // namespace

TEST_CASE("a column is left out where no row needs it", "[orders][store]") {
    const auto into = insert_of({{1, 0, ""}, {2, 0, ""}});
    CHECK(into.statement() == "INSERT INTO shelf (number) VALUES ?");
    CHECK(literals_of(into.written(row_with(1, 0, ""))) == "1 ");
}

TEST_CASE("a column that one row needs is written for all", "[orders][store]") {
    const auto into = insert_of({{1, 0, ""}, {2, 0, "二号"}, {3, 0, ""}});
    CHECK(into.statement() == "INSERT INTO shelf (number, note) VALUES ?");
    CHECK(literals_of(into.written(row_with(2, 0, "二号"))) == "2 '二号' ");
    CHECK(literals_of(into.written(row_with(3, 0, ""))) == "3 '' ");
}

TEST_CASE("a column that nobody calls spare is always written", "[orders][store]") {
    const lean_insert into("shelf", "number, reserved, note");
    CHECK(into.statement() == "INSERT INTO shelf (number, reserved, note) VALUES ?");
}

TEST_CASE("a spare column that the table lacks and a row of another length are mistakes", "[orders][store]") {
    lean_insert into("shelf", "number, reserved");
    CHECK_THROWS_AS(into.leave_out(spare, std::vector<shelf_row>{{1, 0, ""}}), std::logic_error);
    CHECK_THROWS_AS(into.written(row_with(1, 0, "")), std::logic_error);
}
