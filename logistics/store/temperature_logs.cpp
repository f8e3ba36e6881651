#include <stdexcept>

#include "logistics/store/columns.hpp"
#include "logistics/store/mysql_transaction.hpp"

namespace chuanpin::logistics::store {

namespace {

constexpr std::string_view select_log =
    "SELECT temperature_log_id, shipment_id, file_sha256, readings_sha256, reading_count, first_at, last_at, min_mc, max_mc, imported_at "
    "FROM temperature_log ";
constexpr std::string_view by_readings = "WHERE readings_sha256 = ?";
constexpr std::string_view newest_of_shipment = "WHERE shipment_id = ? ORDER BY imported_at DESC, temperature_log_id DESC LIMIT 1";
constexpr std::string_view select_series = "SELECT series FROM temperature_log WHERE temperature_log_id = ?";
constexpr std::string_view insert_file = "INSERT IGNORE INTO temperature_file (file_sha256, content, recorded_at) VALUES (?, ?, ?)";
constexpr std::string_view insert_row =
    "INSERT INTO temperature_log (temperature_log_id, shipment_id, file_sha256, readings_sha256, reading_count, first_at, last_at, min_mc, "
    "max_mc, imported_at, series) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

std::optional<domain::temperature_log> find_one(mysql::session& connection, std::string_view where, const mysql::parameter& value) {
    auto rows = connection.query(std::string(select_log).append(where), {value});
    if (!rows.next()) return std::nullopt;
    return domain::temperature_log{.id = rows.id<domain::temperature_log_id>(0),
                                   .shipment = rows.id<domain::shipment_id>(1),
                                   .file_sha256 = read_digest(rows, 2),
                                   .readings_sha256 = read_digest(rows, 3),
                                   .reading_count = rows.integer(4),
                                   .first_at = read_seconds(rows, 5),
                                   .last_at = read_seconds(rows, 6),
                                   .min_mc = rows.integer(7),
                                   .max_mc = rows.integer(8),
                                   .imported_at = rows.instant(9)};
}

}  // namespace

std::optional<domain::temperature_log> mysql_transaction::find_log(const domain::digest& readings_sha256) {
    return find_one(connection_, by_readings, bytes_of(readings_sha256));
}

std::optional<domain::temperature_log> mysql_transaction::find_newest_log(const domain::shipment_id& shipment) {
    return find_one(connection_, newest_of_shipment, shipment);
}

domain::temperature_series mysql_transaction::read_series(const domain::temperature_log_id& log) {
    auto rows = connection_.query(select_series, {log});
    if (!rows.next()) throw std::logic_error("no such temperature log: " + base::to_wire(log));
    auto series = domain::decode_series(rows.text(0));
    if (!series) throw std::runtime_error("the stored series of " + base::to_wire(log) + " cannot be read");
    return *std::move(series);
}

bool mysql_transaction::insert_log(const domain::temperature_log& log, const domain::temperature_series& series, const std::string& file) {
    connection_.execute(insert_file, {bytes_of(log.file_sha256), mysql::bytes{file}, log.imported_at});
    try {
        connection_.execute(insert_row, {log.id, log.shipment, bytes_of(log.file_sha256), bytes_of(log.readings_sha256), log.reading_count,
                                         base::instant(log.first_at), base::instant(log.last_at), log.min_mc, log.max_mc, log.imported_at,
                                         mysql::bytes{domain::encode_series(series)}});
    } catch (const mysql::sql_error& fault) {
        if (fault.is_duplicate() && fault.constraint() == "temperature_log_readings_once") return false;
        throw;
    }
    return true;
}

}  // namespace chuanpin::logistics::store
