#include "catalog/store/mysql_organisation_store.hpp"

namespace chuanpin::catalog::store {
namespace {

constexpr std::string_view find_sql = "SELECT kind, name, county_code FROM organisation WHERE organisation_id = ?";
constexpr std::string_view apply_sql =
    "INSERT INTO organisation (organisation_id, kind, name, county_code) VALUES (?, ?, ?, ?) "
    "ON DUPLICATE KEY UPDATE kind = VALUES(kind), name = VALUES(name), county_code = VALUES(county_code)";

}  // namespace

std::optional<domain::known_organisation> mysql_organisation_store::find(domain::organisation_id id) {
    auto rows = connection_.query(find_sql, {id});
    if (!rows.next()) return std::nullopt;
    return domain::known_organisation{id, rows.text(0), rows.text(1), rows.text(2)};
}

void mysql_organisation_store::apply(const domain::known_organisation& what) {
    connection_.execute(apply_sql, {what.id, what.kind, what.name, what.county_code});
}

}  // namespace chuanpin::catalog::store
