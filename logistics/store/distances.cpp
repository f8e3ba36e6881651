#include "logistics/store/mysql_transaction.hpp"

namespace chuanpin::logistics::store {

namespace {

constexpr std::string_view select_entries =
    "SELECT table_version, valid_from, origin_county_code, origin_name_zh, destination_code, destination_name_zh, distance_m, "
    "is_approximate FROM official_distance ";
constexpr std::string_view of_pairs = "WHERE (table_version, origin_county_code, destination_code) IN ?";
constexpr std::string_view of_table = "WHERE table_version = ? ORDER BY origin_county_code, destination_code";
constexpr std::string_view page_of_table =
    "WHERE table_version = ? AND (? IS NULL OR origin_county_code = ?) AND (origin_county_code, destination_code) > (?, ?) "
    "ORDER BY origin_county_code, destination_code LIMIT ?";
constexpr std::string_view select_table = "SELECT COALESCE(MAX(table_version), 0) FROM official_distance WHERE valid_from <= ?";
constexpr std::string_view insert_rows =
    "INSERT INTO official_distance (table_version, valid_from, origin_county_code, origin_name_zh, destination_code, destination_name_zh, "
    "distance_m, is_approximate, "
    "published_at) VALUES ?";

std::vector<domain::official_distance> read_all(mysql::row_set rows) {
    std::vector<domain::official_distance> found;
    while (rows.next())
        found.push_back({.table_version = static_cast<int>(rows.integer(0)),
                         .valid_from = rows.date(1),
                         .origin_county_code = rows.text(2),
                         .origin_name_zh = rows.text(3),
                         .destination_code = rows.text(4),
                         .destination_name_zh = rows.text(5),
                         .distance_m = rows.integer(6),
                         .approximate = rows.integer(7) != 0});
    return found;
}

}  // namespace

std::vector<domain::official_distance> mysql_transaction::find_distances(int table_version, const std::vector<std::string>& origins,
                                                                         const std::vector<std::string>& destinations) {
    std::vector<mysql::parameters> pairs;
    for (const auto& origin : origins)
        for (const auto& destination : destinations) pairs.push_back({table_version, origin, destination});
    if (pairs.empty()) return {};
    return read_all(connection_.query_rows(std::string(select_entries).append(of_pairs), pairs));
}

std::vector<domain::official_distance> mysql_transaction::list_distances(int table_version, const app::distance_filter& filter) {
    const auto after = filter.after.value_or(std::pair<std::string, std::string>());
    return read_all(connection_.query(
        std::string(select_entries).append(page_of_table),
        {table_version, filter.origin_county_code, filter.origin_county_code, after.first, after.second, std::uint64_t{filter.limit}}));
}

std::vector<domain::official_distance> mysql_transaction::read_distance_table(int table_version) {
    return read_all(connection_.query(std::string(select_entries).append(of_table), {table_version}));
}

void mysql_transaction::insert_distances(const std::vector<domain::official_distance>& entries, base::instant now) {
    std::vector<mysql::parameters> rows;
    for (const auto& each : entries)
        rows.push_back({each.table_version, each.valid_from, each.origin_county_code, each.origin_name_zh, each.destination_code,
                        each.destination_name_zh, each.distance_m, each.approximate, now});
    if (!rows.empty()) connection_.execute_rows(insert_rows, rows);
}

int mysql_transaction::distance_table_on(base::business_date day) {
    auto rows = connection_.query(select_table, {day});
    rows.next();
    return static_cast<int>(rows.integer(0));
}

}  // namespace chuanpin::logistics::store
