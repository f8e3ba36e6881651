#include "logistics/store/columns.hpp"
#include "logistics/store/judgement_json.hpp"
#include "logistics/store/mysql_transaction.hpp"

namespace chuanpin::logistics::store {

namespace {

constexpr std::string_view select_newest =
    "SELECT verdict_id, shipment_id, number, temperature_log_id, profile_code, profile_version, readings_sha256, journey_from, "
    "journey_until, range_min_mc, "
    "range_max_mc, judgement, given_at FROM verdict WHERE shipment_id = ? ORDER BY number DESC LIMIT 1";
constexpr std::string_view insert_row =
    "INSERT INTO verdict (verdict_id, shipment_id, number, temperature_log_id, profile_code, profile_version, readings_sha256, "
    "journey_from, journey_until, "
    "range_min_mc, range_max_mc, verdict, judgement, given_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

}  // namespace

std::optional<domain::verdict> mysql_transaction::find_newest_verdict(const domain::shipment_id& shipment) {
    auto rows = connection_.query(select_newest, {shipment});
    if (!rows.next()) return std::nullopt;
    return domain::verdict{.id = rows.id<domain::verdict_id>(0),
                           .shipment = rows.id<domain::shipment_id>(1),
                           .log = rows.id<domain::temperature_log_id>(3),
                           .number = static_cast<int>(rows.integer(2)),
                           .profile_code = rows.text(4),
                           .profile_version = static_cast<int>(rows.integer(5)),
                           .readings_sha256 = read_digest(rows, 6),
                           .when = {read_seconds(rows, 7), read_seconds(rows, 8)},
                           .range = {rows.optional_integer(9), rows.optional_integer(10)},
                           .given = decode_judgement(rows.text(11)),
                           .given_at = rows.instant(12)};
}

void mysql_transaction::insert_verdict(const domain::verdict& given) {
    connection_.execute(
        insert_row, {given.id, given.shipment, given.number, given.log, given.profile_code, given.profile_version,
                     bytes_of(given.readings_sha256), base::instant(given.when.from), base::instant(given.when.until), given.range.min_mc,
                     given.range.max_mc, domain::name_of(given.given.kind), encode_judgement(given.given), given.given_at});
}

}  // namespace chuanpin::logistics::store
