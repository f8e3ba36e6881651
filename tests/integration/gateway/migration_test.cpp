// A database of the shape before role assignments keeps what everybody could do.
#include <catch.hpp>

#include <algorithm>

#include "gateway/domain/identity/permissions.hpp"
#include "gateway/service.hpp"
#include "tests/support/test_database.hpp"

using namespace chuanpin;
namespace domain = chuanpin::gateway::domain;

namespace {

constexpr unsigned last_of_old_shape = 7;

std::vector<mysql::migration> old_shape() {
    auto all = chuanpin::gateway::definition().migrations();
    std::erase_if(all, [](const mysql::migration& each) { return each.component == "gateway" && each.number > last_of_old_shape; });
    return all;
}

void add_old(mysql::session& connection, int number, std::string_view kind, std::string_view role) {
    connection.execute(
        "INSERT INTO organisation (id, name, kind, county_code, registered_at, version)"
        " VALUES (UNHEX(LPAD(?, 32, '0')), ?, ?, '513423', '2026-01-02 03:04:05.678901', 1)",
        {number, kind, kind});
    connection.execute(
        "INSERT INTO account (id, organisation_id, login, display_name, role, password_hash, session_epoch, registered_at, version)"
        " VALUES (UNHEX(LPAD(?, 32, '0')), UNHEX(LPAD(?, 32, '0')), ?, '张三', ?, 'hash', 3, '2026-01-02 03:04:05.678901', 1)",
        {number, number, kind, role});
}

std::vector<std::string> roles_of(mysql::session& connection, std::string_view login) {
    auto rows = connection.query(
        "SELECT r.role FROM role_assignment r JOIN account a ON a.id = r.account_id"
        " WHERE a.login = ? AND r.valid_from = a.registered_at AND r.valid_to IS NULL AND r.unit_id IS NULL AND r.ended_at IS NULL"
        " ORDER BY r.role",
        {login});
    std::vector<std::string> found;
    while (rows.next()) found.push_back(rows.text(0));
    return found;
}

}  // namespace

TEST_CASE("accounts of the old shape hold every role of their organisation's family", "[gateway][migrations]") {
    auto& database = tests::test_database::instance();
    const auto schema = database.make_schema("old", old_shape());
    auto connection = database.open(schema);
    add_old(connection, 1, "cooperative", "cooperative");
    add_old(connection, 2, "school", "buyer");
    add_old(connection, 3, "agency", "buyer");
    add_old(connection, 4, "finance_bureau", "finance");
    add_old(connection, 5, "partner", "partner");
    add_old(connection, 6, "operator", "operator");
    mysql::migrate(database.where(), schema, chuanpin::gateway::definition().migrations());
    for (const auto* kind : {"cooperative", "school", "agency", "finance_bureau", "partner", "operator"}) {
        std::vector<std::string> wanted;
        for (const auto each : domain::roles_of(domain::family_of(domain::parse_organisation_kind(kind).value())))
            wanted.emplace_back(domain::name_of(each));
        std::ranges::sort(wanted);
        CAPTURE(kind);
        CHECK(roles_of(connection, kind) == wanted);
    }
    auto kept = connection.query("SELECT COUNT(*) FROM account WHERE password_hash = 'hash' AND session_epoch = 3");
    REQUIRE(kept.next());
    CHECK(kept.integer(0) == 6);
    auto ids = connection.query(
        "SELECT COUNT(DISTINCT id) FROM role_assignment WHERE HEX(id) LIKE CONCAT(LPAD(HEX(1767323045678), 12, '0'), '%')");
    REQUIRE(ids.next());
    CHECK(ids.integer(0) == 5 + 6 + 6 + 4 + 5 + 4);
}

TEST_CASE("the database knows the kinds of the domain's table and no other", "[gateway][migrations]") {
    auto& database = tests::test_database::instance();
    auto connection = database.open(database.make_schema("kinds", chuanpin::gateway::definition().migrations()));
    const auto add = [&](int number, std::string_view kind) {
        connection.execute(
            "INSERT INTO organisation (id, name, kind, county_code, registered_at, version)"
            " VALUES (UNHEX(LPAD(?, 32, '0')), ?, ?, '513423', '2026-01-02 03:04:05', 1)",
            {number, kind, kind});
    };
    int number = 0;
    for (const auto& row : domain::organisation_kinds()) CHECK_NOTHROW(add(++number, row.name));
    CHECK_THROWS_AS(add(++number, "shop"), mysql::sql_error);
}
