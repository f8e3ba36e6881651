#include "catalog/store/mysql_county_store.hpp"

namespace chuanpin::catalog::store {
namespace {

// NULL filters let everything pass; 183 counties need no index for them.
constexpr std::string_view find_sql =
    "SELECT county_version, code, name_zh, prefecture, poverty_area, poverty_county, deep_poverty_county, poverty_exit_on, valid_from, "
    "valid_to, "
    "recorded_at FROM county_version "
    "WHERE code > ? AND valid_from <= ? AND (valid_to IS NULL OR valid_to > ?) AND recorded_at <= ? AND (superseded_at IS NULL OR "
    "superseded_at > ?) "
    "AND (? IS NULL OR poverty_area = ?) AND (? IS NULL OR prefecture = ?) AND (? IS NULL OR poverty_county = ?) ORDER BY code LIMIT ?";

constexpr std::string_view versions_of_sql =
    "SELECT county_version, code, name_zh, prefecture, poverty_area, poverty_county, deep_poverty_county, poverty_exit_on, valid_from, "
    "valid_to, "
    "recorded_at FROM county_version "
    "WHERE code = ? AND recorded_at <= ? AND (superseded_at IS NULL OR superseded_at > ?) ORDER BY valid_from LIMIT 1000";

constexpr std::string_view all_live_sql =
    "SELECT county_version, code, name_zh, prefecture, poverty_area, poverty_county, deep_poverty_county, poverty_exit_on, valid_from, "
    "valid_to, "
    "recorded_at FROM county_version WHERE superseded_at IS NULL ORDER BY code, valid_from LIMIT 100000";

constexpr std::string_view supersede_sql = "UPDATE county_version SET superseded_at = ? WHERE superseded_at IS NULL AND county_version = ?";

constexpr std::string_view insert_sql =
    "INSERT INTO county_version (code, name_zh, prefecture, poverty_area, poverty_county, deep_poverty_county, poverty_exit_on, "
    "valid_from, valid_to, "
    "recorded_at) VALUES ?";

std::vector<domain::county_version> read_all(mysql::row_set rows) {
    std::vector<domain::county_version> found;
    while (rows.next()) {
        found.push_back({.id = rows.integer(0),
                         .code = rows.text(1),
                         .facts = {.name_zh = rows.text(2),
                                   .prefecture = rows.text(3),
                                   .poverty_area = rows.text(4),
                                   .poverty_county = rows.integer(5) != 0,
                                   .deep_poverty_county = rows.integer(6) != 0,
                                   .poverty_exit_on = rows.optional_date(7)},
                         .valid_from = rows.date(8),
                         .valid_to = rows.optional_date(9),
                         .recorded_at = rows.instant(10)});
    }
    return found;
}

}  // namespace

std::vector<domain::county_version> mysql_county_store::find(const app::county_filter& filter, const std::string& after_code,
                                                             std::size_t limit) {
    return read_all(connection_.query(
        find_sql, {after_code, filter.on, filter.on, filter.known_at, filter.known_at, filter.poverty_area, filter.poverty_area,
                   filter.prefecture, filter.prefecture, filter.poverty_county, filter.poverty_county, std::uint64_t{limit}}));
}

std::vector<domain::county_version> mysql_county_store::versions_of(const std::string& code, base::instant known_at) {
    return read_all(connection_.query(versions_of_sql, {code, known_at, known_at}));
}

std::vector<domain::county_version> mysql_county_store::all_live() { return read_all(connection_.query(all_live_sql)); }

void mysql_county_store::supersede(std::span<const std::int64_t> rows, base::instant at) {
    for (const auto row : rows) connection_.execute(supersede_sql, {at, row});
}

void mysql_county_store::insert(std::span<const domain::county_version> versions, base::instant at) {
    std::vector<mysql::parameters> rows;
    for (const auto& each : versions) {
        const auto& facts = each.facts;
        rows.push_back({each.code, facts.name_zh, facts.prefecture, facts.poverty_area, facts.poverty_county, facts.deep_poverty_county,
                        facts.poverty_exit_on, each.valid_from, each.valid_to, at});
    }
    if (!rows.empty()) connection_.execute_rows(insert_sql, rows);
}

}  // namespace chuanpin::catalog::store
