#include "catalog/store/mysql_certificate_store.hpp"

#include <stdexcept>

#include "catalog/store/rows.hpp"

namespace chuanpin::catalog::store {
namespace {

constexpr std::string_view count_sql =
    "INSERT INTO certificate_serial (year, serial) VALUES (?, 1) ON DUPLICATE KEY UPDATE serial = serial + 1";
constexpr std::string_view serial_sql = "SELECT serial FROM certificate_serial WHERE year = ?";

constexpr std::string_view insert_sql =
    "INSERT INTO certificate (number, application_id, holder_organisation_id, contract_number, successor_number, version, issued_at, "
    "next_change_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view save_scope_sql =
    "INSERT INTO certificate_product (number, position, product_id, valid_from, valid_to, catalogue_number) VALUES ? ON DUPLICATE KEY "
    "UPDATE "
    "valid_to = VALUES(valid_to), catalogue_number = VALUES(catalogue_number)";
constexpr std::string_view find_sql =
    "SELECT number, application_id, holder_organisation_id, contract_number, successor_number, version, issued_at, next_change_on FROM "
    "certificate WHERE number = ?";
constexpr std::string_view lock_sql =
    "SELECT number, application_id, holder_organisation_id, contract_number, successor_number, version, issued_at, next_change_on FROM "
    "certificate WHERE number = ? FOR UPDATE";
constexpr std::string_view scope_sql =
    "SELECT product_id, valid_from, valid_to, catalogue_number FROM certificate_product WHERE number = ? ORDER BY position LIMIT 1000";
constexpr std::string_view save_sql =
    "UPDATE certificate SET successor_number = ?, version = ?, next_change_on = ? WHERE number = ? AND version = ?";

constexpr std::string_view live_sql =
    "SELECT certificate_version, status, valid_from, valid_to, reason, account_id, recorded_at, superseded_at FROM certificate_version "
    "WHERE number = ? AND live = 1 ORDER BY valid_from LIMIT 10000";
constexpr std::string_view history_sql =
    "SELECT certificate_version, status, valid_from, valid_to, reason, account_id, recorded_at, superseded_at FROM certificate_version "
    "WHERE number = ? ORDER BY certificate_version LIMIT 10000";
// The products first: from its certificates MariaDB would go through everything else that they mark.
constexpr std::string_view periods_sql =
    "SELECT c.product_id, c.valid_from, c.valid_to, v.number, v.status, v.valid_from, v.valid_to FROM certificate_product c STRAIGHT_JOIN "
    "certificate_version v ON v.number = "
    "c.number AND v.live = 1 WHERE c.product_id IN ? ORDER BY v.number, v.valid_from LIMIT 100000";
constexpr std::string_view changed_sql = "SELECT number FROM certificate WHERE next_change_on <= ? ORDER BY next_change_on LIMIT ?";
constexpr std::string_view supersede_sql =
    "UPDATE certificate_version SET superseded_at = ? WHERE number = ? AND certificate_version = ? AND superseded_at IS NULL";
constexpr std::string_view insert_versions_sql =
    "INSERT INTO certificate_version (number, status, valid_from, valid_to, reason, account_id, recorded_at) VALUES ?";

std::vector<domain::certificate_version> read_versions(mysql::row_set rows) {
    std::vector<domain::certificate_version> found;
    while (rows.next()) {
        found.push_back({.id = rows.integer(0),
                         .status = stored(domain::parse_certificate_status(rows.text(1)), "certificate_version.status"),
                         .valid_from = rows.date(2),
                         .valid_to = rows.optional_date(3),
                         .reason = rows.text(4),
                         .by = rows.id<domain::account_id>(5),
                         .recorded_at = rows.instant(6),
                         .superseded_at = rows.optional_instant(7)});
    }
    return found;
}

}  // namespace

std::int64_t mysql_certificate_store::next_serial(int year) {
    connection_.execute(count_sql, {year});
    auto rows = connection_.query(serial_sql, {year});
    if (!rows.next()) throw std::logic_error("the serial just counted is not there");
    return rows.integer(0);
}

void mysql_certificate_store::insert(const domain::certificate& what) {
    connection_.execute(insert_sql, {what.number, what.application, what.holder, what.contract_number, what.successor_number, what.version,
                                     what.issued_at, what.next_change_on});
    save_scope(what);
}

void mysql_certificate_store::save_scope(const domain::certificate& what) {
    std::vector<mysql::parameters> rows;
    for (const auto& each : what.scope)
        rows.push_back(
            {what.number, static_cast<std::int64_t>(rows.size()), each.product, each.valid_from, each.valid_to, each.catalogue_number});
    if (!rows.empty()) connection_.execute_rows(save_scope_sql, rows);
}

std::optional<domain::certificate> mysql_certificate_store::find(const std::string& number) {
    return read(connection_.query(find_sql, {number}));
}

std::optional<domain::certificate> mysql_certificate_store::lock(const std::string& number) {
    return read(connection_.query(lock_sql, {number}));
}

std::optional<domain::certificate> mysql_certificate_store::read(mysql::row_set rows) {
    if (!rows.next()) return std::nullopt;
    domain::certificate what{.number = rows.text(0),
                             .application = rows.id<domain::mark_application_id>(1),
                             .holder = rows.id<domain::organisation_id>(2),
                             .contract_number = rows.text(3),
                             .successor_number = rows.optional_text(4),
                             .version = rows.integer(5),
                             .issued_at = rows.instant(6)};
    what.next_change_on = rows.optional_date(7);
    for (auto entries = connection_.query(scope_sql, {what.number}); entries.next();) {
        what.scope.push_back({.product = entries.id<domain::product_id>(0),
                              .valid_from = entries.date(1),
                              .valid_to = entries.optional_date(2),
                              .catalogue_number = entries.optional_text(3)});
    }
    return what;
}

void mysql_certificate_store::save(const domain::certificate& what) {
    if (connection_.execute(save_sql, {what.successor_number, what.version, what.next_change_on, what.number, what.version - 1}) != 1)
        throw std::logic_error("certificate " + what.number + " was saved without holding its lock");
}

std::vector<domain::certificate_version> mysql_certificate_store::live(const std::string& number) {
    return read_versions(connection_.query(live_sql, {number}));
}

std::vector<domain::certificate_version> mysql_certificate_store::history(const std::string& number) {
    return read_versions(connection_.query(history_sql, {number}));
}

void mysql_certificate_store::apply(const std::string& number, const domain::certificate_change& change, base::instant at) {
    for (const auto row : change.superseded) {
        if (connection_.execute(supersede_sql, {at, number, row}) != 1) throw std::logic_error("no live version to supersede of " + number);
    }
    std::vector<mysql::parameters> rows;
    for (const auto& each : change.inserted)
        rows.push_back({number, name_of(each.status), each.valid_from, each.valid_to, each.reason, each.by, at});
    if (!rows.empty()) connection_.execute_rows(insert_versions_sql, rows);
}

std::vector<std::string> mysql_certificate_store::find_changed_by(base::business_date day, std::size_t limit) {
    std::vector<std::string> found;
    for (auto rows = connection_.query(changed_sql, {day, std::uint64_t{limit}}); rows.next();) found.push_back(rows.text(0));
    return found;
}

std::vector<domain::mark_period> mysql_certificate_store::periods_of(std::span<const domain::product_id> products) {
    std::vector<mysql::parameters> asked;
    for (const auto& each : products) asked.push_back({each});
    std::vector<domain::mark_period> found;
    if (asked.empty()) return found;
    for (auto rows = connection_.query_rows(periods_sql, asked); rows.next();) {
        const domain::scope_entry entry{
            .product = rows.id<domain::product_id>(0), .valid_from = rows.date(1), .valid_to = rows.optional_date(2)};
        const domain::certificate_version row{
            .status = stored(domain::parse_certificate_status(rows.text(4)), "certificate_version.status"),
            .valid_from = rows.date(5),
            .valid_to = rows.optional_date(6)};
        if (auto period = domain::overlap(entry, rows.text(3), row)) found.push_back(*std::move(period));
    }
    return found;
}

}  // namespace chuanpin::catalog::store
