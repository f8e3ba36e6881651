#include "catalog/store/household/mysql_household_store.hpp"

#include "catalog/store/rows.hpp"

namespace chuanpin::catalog::store {
namespace {

constexpr std::string_view versions_sql =
    "SELECT household_version, number, village_code, status, valid_from, valid_to, recorded_at FROM household_version WHERE number IN ? "
    "AND recorded_at <= ? AND (superseded_at IS NULL OR superseded_at > ?) ORDER BY number, valid_from LIMIT 1000000";
constexpr std::string_view supersede_sql =
    "UPDATE household_version SET superseded_at = ? WHERE superseded_at IS NULL AND household_version = ?";
constexpr std::string_view insert_sql =
    "INSERT INTO household_version (number, village_code, status, valid_from, valid_to, recorded_at) VALUES ?";

constexpr std::string_view members_sql =
    "SELECT household_member, number, relation, identity_index, person_index, identity_sealed, name_sealed FROM household_member WHERE "
    "number IN ? AND live = 1 ORDER BY household_member LIMIT 1000000";
constexpr std::string_view people_sql =
    "SELECT household_member, number, relation, identity_index, person_index, identity_sealed, name_sealed FROM household_member WHERE "
    "identity_index IN ? AND live = 1 ORDER BY household_member LIMIT 1000000";
constexpr std::string_view supersede_member_sql =
    "UPDATE household_member SET superseded_at = ? WHERE superseded_at IS NULL AND household_member = ?";
constexpr std::string_view insert_members_sql =
    "INSERT INTO household_member (number, relation, identity_index, person_index, identity_sealed, name_sealed, recorded_at, "
    "hash_key, previous_identity_index, previous_person_index) VALUES ?";

std::vector<app::household_member> read_members(mysql::row_set rows) {
    std::vector<app::household_member> found;
    while (rows.next()) {
        found.push_back({.id = rows.integer(0),
                         .number = rows.text(1),
                         .relation = stored(domain::parse_household_relation(rows.text(2)), "household_member.relation"),
                         .person = {rows.text(3), rows.text(4), rows.text(5), rows.text(6)}});
    }
    return found;
}

}  // namespace

std::vector<domain::household_version> mysql_household_store::versions_of(std::span<const std::string> numbers, base::instant known_at) {
    std::vector<mysql::parameters> asked;
    for (const auto& each : numbers) asked.push_back({each});
    std::vector<domain::household_version> found;
    for (auto rows = connection_.query_rows(versions_sql, asked, {known_at, known_at}); rows.next();) {
        found.push_back({.id = rows.integer(0),
                         .number = rows.text(1),
                         .facts = {rows.text(2), stored(domain::parse_household_status(rows.text(3)), "household_version.status")},
                         .valid_from = rows.date(4),
                         .valid_to = rows.optional_date(5),
                         .recorded_at = rows.instant(6)});
    }
    return found;
}

void mysql_household_store::apply(const domain::household_change& change, base::instant at) {
    for (const auto row : change.superseded) connection_.execute(supersede_sql, {at, row});
    std::vector<mysql::parameters> rows;
    rows.reserve(change.inserted.size());
    for (const auto& each : change.inserted)
        rows.push_back({each.number, each.facts.village_code, name_of(each.facts.status), each.valid_from, each.valid_to, at});
    insert_in_parts(connection_, insert_sql, rows);
}

std::vector<app::household_member> mysql_household_store::members_of(std::span<const std::string> numbers) {
    std::vector<mysql::parameters> asked;
    for (const auto& each : numbers) asked.push_back({each});
    return read_members(connection_.query_rows(members_sql, asked));
}

std::vector<app::household_member> mysql_household_store::find_people(std::span<const std::string> identity_indexes) {
    std::vector<mysql::parameters> asked;
    for (const auto& each : identity_indexes) asked.push_back({mysql::bytes{each}});
    return read_members(connection_.query_rows(people_sql, asked));
}

void mysql_household_store::supersede_members(std::span<const std::int64_t> rows, base::instant at) {
    for (const auto row : rows) connection_.execute(supersede_member_sql, {at, row});
}

void mysql_household_store::insert_members(std::span<const app::household_member> members, base::instant at) {
    std::vector<mysql::parameters> rows;
    for (const auto& each : members) {
        rows.push_back({each.number, name_of(each.relation), mysql::bytes{each.person.identity_index},
                        mysql::bytes{each.person.person_index}, mysql::bytes{each.person.identity_sealed},
                        mysql::bytes{each.person.name_sealed}, at, mysql::bytes{each.person.hash_key},
                        bytes_or_null(each.person.previous_identity_index), bytes_or_null(each.person.previous_person_index)});
    }
    insert_in_parts(connection_, insert_members_sql, rows);
}

}  // namespace chuanpin::catalog::store
