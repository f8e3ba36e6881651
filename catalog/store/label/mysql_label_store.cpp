#include "catalog/store/label/mysql_label_store.hpp"

#include <stdexcept>

namespace chuanpin::catalog::store {
namespace {

constexpr std::string_view count_sql =
    "INSERT INTO label_range_number (counter, number) VALUES (1, 1) ON DUPLICATE KEY UPDATE number = number + 1";
constexpr std::string_view number_sql = "SELECT number FROM label_range_number WHERE counter = 1";

constexpr std::string_view taken_sql = "SELECT COUNT(*), COALESCE(SUM(labels), 0) FROM label_range WHERE lot_id = ?";
constexpr std::string_view insert_sql =
    "INSERT INTO label_range (label_range_id, number, lot_id, product_id, supplier_organisation_id, certificate_number, first_serial, "
    "labels, account_id, issued_at, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view select_sql =
    "SELECT label_range_id, number, lot_id, product_id, supplier_organisation_id, certificate_number, first_serial, labels, account_id, "
    "issued_at, void_reason, voided_by, voided_at, version FROM label_range WHERE ";
constexpr std::string_view by_id_sql = "label_range_id = ?";
constexpr std::string_view by_id_locked_sql = "label_range_id = ? FOR UPDATE";
constexpr std::string_view by_number_sql = "number = ?";
constexpr std::string_view of_lot_sql = "lot_id = ?";
constexpr std::string_view before_sql = " AND number < ?";
constexpr std::string_view newest_first_sql = " ORDER BY number DESC LIMIT ?";
constexpr std::string_view save_sql =
    "UPDATE label_range SET void_reason = ?, voided_by = ?, voided_at = ?, version = ? WHERE label_range_id = ? AND version = ?";

constexpr std::string_view count_scan_sql =
    "INSERT INTO pack_label (range_number, serial, lot_id, scans, first_scanned_at, first_county_code) VALUES (?, ?, ?, 1, ?, ?) ON "
    "DUPLICATE KEY UPDATE scans = scans + 1, repeated_at = VALUES(first_scanned_at)";
constexpr std::string_view scans_sql =
    "SELECT scans, first_scanned_at, first_county_code FROM pack_label WHERE range_number = ? AND serial = ?";
constexpr std::string_view insert_scan_sql =
    "INSERT INTO label_scan (range_number, serial, position, lot_id, scanned_on, county_code, scanned_at) VALUES (?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view tell_sql =
    "UPDATE pack_label SET told_on = ? WHERE range_number = ? AND serial = ? AND (told_on IS NULL OR told_on < ?)";

// Scans that are still there one by one, and the sums of those that no longer are: the newest days of both hold the newest of all.
constexpr std::string_view days_sql =
    "SELECT scanned_on, county_code, SUM(scans), SUM(first_scans) FROM ((SELECT scanned_on, county_code, COUNT(*) AS scans, SUM(position = "
    "1) AS first_scans FROM label_scan WHERE lot_id = ?";
constexpr std::string_view summed_days_sql =
    ") UNION ALL (SELECT scanned_on, county_code, scans, first_scans FROM label_scan_day WHERE lot_id = ?";
constexpr std::string_view after_day_sql = " AND scanned_on <= ? AND (scanned_on < ? OR county_code < ?)";
constexpr std::string_view by_day_sql = " GROUP BY scanned_on, county_code";
constexpr std::string_view newest_day_sql = " ORDER BY scanned_on DESC, county_code DESC LIMIT ?";
constexpr std::string_view of_both_sql = ")) AS scan_day";
constexpr std::string_view repeated_sql =
    "SELECT range_number, serial, scans, first_scanned_at, first_county_code, repeated_at FROM pack_label WHERE lot_id = ? AND "
    "repeated_at IS NOT NULL ORDER BY repeated_at DESC, range_number, serial LIMIT ?";

domain::label_range read_range(const mysql::row_set& rows) {
    domain::label_range what{.id = rows.id<domain::label_range_id>(0),
                             .number = rows.integer(1),
                             .lot = rows.id<domain::lot_id>(2),
                             .product = rows.id<domain::product_id>(3),
                             .supplier = rows.id<domain::organisation_id>(4),
                             .certificate_number = rows.text(5),
                             .first_serial = rows.integer(6),
                             .count = rows.integer(7),
                             .by = rows.id<domain::account_id>(8),
                             .issued_at = rows.instant(9)};
    if (!rows.is_null(12)) what.voided = {rows.text(10), rows.id<domain::account_id>(11), rows.instant(12)};
    what.version = rows.integer(13);
    return what;
}

std::optional<domain::label_range> read_one(mysql::row_set rows) {
    if (!rows.next()) return std::nullopt;
    return read_range(rows);
}

}  // namespace

std::int64_t mysql_label_store::next_number() {
    connection_.execute(count_sql);
    auto rows = connection_.query(number_sql);
    if (!rows.next()) throw std::logic_error("the row of numbers of label ranges is not there");
    return rows.integer(0);
}

domain::labels_taken mysql_label_store::taken_of(domain::lot_id lot) {
    auto rows = connection_.query(taken_sql, {lot});
    rows.next();
    return {rows.integer(0), rows.integer(1)};
}

void mysql_label_store::insert(const domain::label_range& what) {
    connection_.execute(insert_sql, {what.id, what.number, what.lot, what.product, what.supplier, what.certificate_number,
                                     what.first_serial, what.count, what.by, what.issued_at, what.version});
}

std::optional<domain::label_range> mysql_label_store::find(domain::label_range_id id) {
    return read_one(connection_.query(std::string(select_sql).append(by_id_sql), {id}));
}

std::optional<domain::label_range> mysql_label_store::find_numbered(std::int64_t number) {
    return read_one(connection_.query(std::string(select_sql).append(by_number_sql), {number}));
}

std::optional<domain::label_range> mysql_label_store::lock(domain::label_range_id id) {
    return read_one(connection_.query(std::string(select_sql).append(by_id_locked_sql), {id}));
}

void mysql_label_store::save(const domain::label_range& what) {
    const auto& voided = what.voided.value();
    if (connection_.execute(save_sql, {voided.reason, voided.by, voided.at, what.version, what.id, what.version - 1}) != 1)
        throw std::logic_error("label range " + base::to_wire(what.id) + " was saved without holding its lock");
}

std::vector<domain::label_range> mysql_label_store::page(domain::lot_id lot, std::optional<std::int64_t> before, std::size_t limit) {
    std::string statement = std::string(select_sql).append(of_lot_sql);
    mysql::parameters values{lot};
    if (before) {
        statement += before_sql;
        values.emplace_back(*before);
    }
    statement += newest_first_sql;
    values.emplace_back(std::uint64_t{limit});
    std::vector<domain::label_range> found;
    for (auto rows = connection_.query(statement, values); rows.next();) found.push_back(read_range(rows));
    return found;
}

// The label's row comes first: it makes its scans follow each other.
domain::label_scan_count mysql_label_store::add_scan(const domain::label_range& of, const app::label_scan& scan) {
    connection_.execute(count_scan_sql, {of.number, scan.serial, of.lot, scan.at, scan.place});
    auto rows = connection_.query(scans_sql, {of.number, scan.serial});
    if (!rows.next()) throw std::logic_error("a scan was counted and is not there");
    const domain::label_scan_count count{rows.integer(0), rows.instant(1), rows.optional_text(2)};
    connection_.execute(insert_scan_sql, {of.number, scan.serial, count.scans, of.lot, base::business_date_of(scan.at),
                                          scan.place.value_or(std::string()), scan.at});
    return count;
}

bool mysql_label_store::claim_warning(const domain::label_range& of, std::int64_t serial, base::business_date on) {
    return connection_.execute(tell_sql, {on, of.number, serial, on}) == 1;
}

std::vector<app::label_day> mysql_label_store::days_of(domain::lot_id lot,
                                                       const std::optional<std::pair<base::business_date, std::string>>& after,
                                                       std::size_t limit) {
    std::string statement;
    mysql::parameters values;
    const auto add_half = [&](std::string_view half, std::string_view grouped) {
        statement += half;
        values.emplace_back(lot);
        if (after) {
            statement += after_day_sql;
            values.insert(values.end(), {after->first, after->first, after->second});
        }
        statement.append(grouped).append(newest_day_sql);
        values.emplace_back(std::uint64_t{limit});
    };
    add_half(days_sql, by_day_sql);
    add_half(summed_days_sql, {});
    statement.append(of_both_sql).append(by_day_sql).append(newest_day_sql);
    values.emplace_back(std::uint64_t{limit});
    std::vector<app::label_day> found;
    for (auto rows = connection_.query(statement, values); rows.next();)
        found.push_back({rows.date(0), rows.text(1), rows.integer(2), rows.integer(3)});
    return found;
}

std::vector<app::repeated_label> mysql_label_store::repeated_of(domain::lot_id lot, std::size_t limit) {
    std::vector<app::repeated_label> found;
    for (auto rows = connection_.query(repeated_sql, {lot, std::uint64_t{limit}}); rows.next();)
        found.push_back({.range_number = rows.integer(0),
                         .serial = rows.integer(1),
                         .count = {rows.integer(2), rows.instant(3), rows.optional_text(4)},
                         .last_at = rows.instant(5)});
    return found;
}

}  // namespace chuanpin::catalog::store
