#include "catalog/store/outlet/mysql_outlet_store.hpp"

#include <stdexcept>
#include <utility>

#include "catalog/domain/market_errors.hpp"
#include "catalog/store/rows.hpp"

namespace chuanpin::catalog::store {
namespace {

constexpr std::string_view insert_sql =
    "INSERT INTO outlet (outlet_id, operator_organisation_id, kind, county_code, closed_on, open_device_number, version, created_at) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view save_sql =
    "UPDATE outlet SET county_code = ?, closed_on = ?, open_device_number = ?, version = ? WHERE outlet_id = ? AND version = ?";
constexpr std::string_view insert_version_sql =
    "INSERT INTO outlet_version (outlet_id, version, name, county_code, address, url, device_number, household, opened_on, closed_on, "
    "reason, account_id, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

constexpr std::string_view select_sql =
    "SELECT outlet.outlet_id, outlet.operator_organisation_id, outlet.kind, said.version, said.name, said.county_code, said.address, "
    "said.url, said.device_number, said.household, said.opened_on, said.closed_on, said.reason, said.account_id, outlet.created_at, "
    "said.recorded_at FROM outlet JOIN outlet_version AS said ON said.outlet_id = outlet.outlet_id ";
constexpr std::string_view newest_sql = "AND said.version = outlet.version WHERE TRUE";
constexpr std::string_view by_id_sql = " AND outlet.outlet_id = ?";
constexpr std::string_view locked_sql = " FOR UPDATE";
constexpr std::string_view versions_of_sql = "WHERE outlet.outlet_id = ? ORDER BY said.version DESC LIMIT ?";
// Fragments of a page; each filter that is given adds one.
constexpr std::string_view of_county_sql = " AND outlet.county_code = ?";
constexpr std::string_view of_kind_sql = " AND outlet.kind = ?";
constexpr std::string_view of_operator_sql = " AND outlet.operator_organisation_id = ?";
constexpr std::string_view open_on_sql = " AND (outlet.closed_on IS NULL OR outlet.closed_on > ?)";
constexpr std::string_view before_sql = " AND outlet.outlet_id < ?";
constexpr std::string_view newest_first_sql = " ORDER BY outlet.outlet_id DESC LIMIT ?";

constexpr std::string_view reports_sql = "SELECT COUNT(*) FROM outlet_sales WHERE outlet_id = ? AND month = ?";
constexpr std::string_view insert_sales_sql =
    "INSERT INTO outlet_sales (outlet_id, month, revision, total_fen, marked_fen, source, account_id, recorded_at) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view newest_sales_sql =
    "SELECT outlet_id, month, revision, total_fen, marked_fen, source, account_id, recorded_at FROM outlet_sales AS told "
    "WHERE outlet_id IN ? AND NOT EXISTS (SELECT 1 FROM outlet_sales AS newer WHERE newer.outlet_id = told.outlet_id AND "
    "(newer.month > told.month OR (newer.month = told.month AND newer.revision > told.revision)))";
constexpr std::string_view sales_sql =
    "SELECT outlet_id, month, revision, total_fen, marked_fen, source, account_id, recorded_at FROM outlet_sales WHERE outlet_id = ? "
    "ORDER BY month DESC, revision DESC LIMIT ?";

std::vector<domain::outlet> read_outlets(mysql::row_set rows) {
    std::vector<domain::outlet> found;
    while (rows.next()) {
        found.push_back({.id = rows.id<domain::outlet_id>(0),
                         .operated_by = rows.id<domain::organisation_id>(1),
                         .kind = stored(domain::parse_outlet_kind(rows.text(2)), "outlet.kind"),
                         .details = {.name = rows.text(4),
                                     .county_code = rows.text(5),
                                     .address = rows.optional_text(6),
                                     .url = rows.optional_text(7),
                                     .device_number = rows.optional_text(8),
                                     .household = rows.optional_text(9),
                                     .opened_on = rows.date(10)},
                         .closed_on = rows.optional_date(11),
                         .reason = rows.text(12),
                         .by = rows.id<domain::account_id>(13),
                         .version = rows.integer(3),
                         .created_at = rows.instant(14),
                         .changed_at = rows.instant(15)});
    }
    return found;
}

std::optional<domain::outlet> only_one(std::vector<domain::outlet> found) {
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<domain::outlet_sales> read_sales(mysql::row_set rows) {
    std::vector<domain::outlet_sales> found;
    while (rows.next()) {
        found.push_back({.outlet = rows.id<domain::outlet_id>(0),
                         .month = rows.date(1),
                         .revision = rows.integer(2),
                         .total = rows.money(3),
                         .marked = rows.money(4),
                         .source = rows.text(5),
                         .by = rows.id<domain::account_id>(6),
                         .recorded_at = rows.instant(7)});
    }
    return found;
}

std::optional<std::string> open_device(const domain::outlet& what) { return what.closed_on ? std::nullopt : what.details.device_number; }

// The unique key answers where two cabinets claim one device at the same moment.
template <class Write>
base::result<void> unless_taken(const domain::outlet& what, Write write) {
    try {
        write();
    } catch (const mysql::sql_error& fault) {
        if (!fault.is_duplicate() || fault.constraint() != "outlet_open_device") throw;
        return base::refusal(domain::errors::outlet_device_taken(what.details.device_number.value()));
    }
    return {};
}

}  // namespace

base::result<void> mysql_outlet_store::insert(const domain::outlet& what) {
    return unless_taken(what, [&] {
        connection_.execute(insert_sql, {what.id, what.operated_by, name_of(what.kind), what.details.county_code, what.closed_on,
                                         open_device(what), what.version, what.created_at});
        insert_version(what);
    });
}

void mysql_outlet_store::insert_version(const domain::outlet& what) {
    const auto& details = what.details;
    connection_.execute(insert_version_sql,
                        {what.id, what.version, details.name, details.county_code, details.address, details.url, details.device_number,
                         details.household, details.opened_on, what.closed_on, what.reason, what.by, what.changed_at});
}

std::optional<domain::outlet> mysql_outlet_store::find(domain::outlet_id id) {
    return only_one(read_outlets(connection_.query(std::string(select_sql).append(newest_sql).append(by_id_sql), {id})));
}

std::optional<domain::outlet> mysql_outlet_store::lock(domain::outlet_id id) {
    return only_one(read_outlets(connection_.query(std::string(select_sql).append(newest_sql).append(by_id_sql).append(locked_sql), {id})));
}

base::result<void> mysql_outlet_store::save(const domain::outlet& what) {
    return unless_taken(what, [&] {
        const auto changed = connection_.execute(
            save_sql, {what.details.county_code, what.closed_on, open_device(what), what.version, what.id, what.version - 1});
        if (changed != 1) throw std::logic_error("outlet " + base::to_wire(what.id) + " was saved without holding its lock");
        insert_version(what);
    });
}

std::vector<domain::outlet> mysql_outlet_store::page(const app::outlet_filter& filter, std::optional<domain::outlet_id> before,
                                                     std::size_t limit) {
    auto statement = std::string(select_sql).append(newest_sql);
    mysql::parameters values;
    const auto add = [&](std::string_view fragment, mysql::parameter value) {
        statement += fragment;
        values.push_back(std::move(value));
    };
    if (filter.county) add(of_county_sql, *filter.county);
    if (filter.kind) add(of_kind_sql, name_of(*filter.kind));
    if (filter.operated_by) add(of_operator_sql, *filter.operated_by);
    if (filter.open_on) add(open_on_sql, *filter.open_on);
    if (before) add(before_sql, *before);
    add(newest_first_sql, std::uint64_t{limit});
    return read_outlets(connection_.query(statement, values));
}

std::vector<domain::outlet> mysql_outlet_store::versions(domain::outlet_id id, std::size_t limit) {
    return read_outlets(connection_.query(std::string(select_sql).append(versions_of_sql), {id, std::uint64_t{limit}}));
}

std::int64_t mysql_outlet_store::reports_of(domain::outlet_id id, base::business_date month) {
    auto rows = connection_.query(reports_sql, {id, month});
    if (!rows.next()) throw std::logic_error("a count without a row");
    return rows.integer(0);
}

void mysql_outlet_store::insert(const domain::outlet_sales& report) {
    connection_.execute(insert_sales_sql, {report.outlet, report.month, report.revision, report.total, report.marked, report.source,
                                           report.by, report.recorded_at});
}

std::vector<domain::outlet_sales> mysql_outlet_store::newest_sales(std::span<const domain::outlet_id> ids) {
    std::vector<mysql::parameters> asked;
    for (const auto& each : ids) asked.push_back({each});
    return read_sales(connection_.query_rows(newest_sales_sql, asked));
}

std::vector<domain::outlet_sales> mysql_outlet_store::sales(domain::outlet_id id, std::size_t limit) {
    return read_sales(connection_.query(sales_sql, {id, std::uint64_t{limit}}));
}

}  // namespace chuanpin::catalog::store
