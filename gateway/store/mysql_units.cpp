// The part of mysql_identity_transaction that keeps units.
#include "gateway/store/gateway_journal.hpp"
#include "gateway/store/journal_json.hpp"
#include "gateway/store/mysql_identity_transaction.hpp"

namespace chuanpin::gateway::store {

namespace {

constexpr std::string_view unit_by_id_sql =
    "SELECT id, organisation_id, superior_id, kind, name, opened_at, closed_at, version FROM unit WHERE id = ?";
constexpr std::string_view units_of_organisation_sql =
    "SELECT id, organisation_id, superior_id, kind, name, opened_at, closed_at, version FROM unit"
    " WHERE organisation_id = ? AND id > ? ORDER BY id LIMIT ?";
constexpr std::string_view count_open_units_sql = "SELECT COUNT(*) FROM unit WHERE organisation_id = ? AND closed_at IS NULL";
constexpr std::string_view open_units_below_sql = "SELECT id FROM unit WHERE superior_id = ? AND closed_at IS NULL LIMIT 1";
constexpr std::string_view insert_unit_sql =
    "INSERT INTO unit (id, organisation_id, superior_id, kind, name, opened_at, version) VALUES (?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view close_unit_sql = "UPDATE unit SET closed_at = ?, version = ? WHERE id = ?";
constexpr std::string_view assignments_of_unit_sql =
    "SELECT id FROM role_assignment WHERE unit_id = ? AND ended_at IS NULL AND (valid_to IS NULL OR valid_to > ?) ORDER BY id";

domain::unit read_unit(const mysql::row_set& rows) {
    domain::unit unit;
    unit.id = rows.id<base::unit_id>(0);
    unit.organisation = rows.id<base::organisation_id>(1);
    if (!rows.is_null(2)) unit.superior = rows.id<base::unit_id>(2);
    unit.kind = domain::parse_unit_kind(rows.text(3)).value();
    unit.name = rows.text(4);
    unit.opened_at = rows.instant(5);
    unit.closed_at = rows.optional_instant(6);
    unit.version = rows.integer(7);
    return unit;
}

}  // namespace

std::optional<domain::unit> mysql_identity_transaction::find_unit(const base::unit_id& id) {
    auto rows = connection_.query(unit_by_id_sql, {id});
    if (!rows.next()) return std::nullopt;
    return read_unit(rows);
}

std::vector<domain::unit> mysql_identity_transaction::list_units(const base::organisation_id& organisation, const base::unit_id& after,
                                                                 std::size_t limit) {
    auto rows = connection_.query(units_of_organisation_sql, {organisation, after, static_cast<std::int64_t>(limit)});
    std::vector<domain::unit> units;
    while (rows.next()) units.push_back(read_unit(rows));
    return units;
}

std::size_t mysql_identity_transaction::count_open_units(const base::organisation_id& organisation) {
    auto rows = connection_.query(count_open_units_sql, {organisation});
    rows.next();
    return static_cast<std::size_t>(rows.integer(0));
}

bool mysql_identity_transaction::has_open_units_below(const base::unit_id& id) {
    return connection_.query(open_units_below_sql, {id}).next();
}

void mysql_identity_transaction::add_unit(const domain::unit& unit) {
    connection_.execute(insert_unit_sql,
                        {unit.id, unit.organisation, unit.superior, domain::name_of(unit.kind), unit.name, unit.opened_at, unit.version});
    write_change(connection_, context_, {"unit.opened", "unit", base::to_wire(unit.id), unit.version, unit_data(unit)});
}

void mysql_identity_transaction::close_unit(const domain::unit& unit) {
    connection_.execute(close_unit_sql, {unit.closed_at, unit.version, unit.id});
    auto bound = connection_.query(assignments_of_unit_sql, {unit.id, context_.now});
    while (bound.next()) end_assignment(bound.id<domain::role_assignment_id>(0));
    write_change(connection_, context_, {"unit.closed", "unit", base::to_wire(unit.id), unit.version, unit_data(unit)});
}

}  // namespace chuanpin::gateway::store
