#include "platform/mysql/retention.hpp"

#include <stdexcept>

#include "platform/mysql/transaction.hpp"

namespace chuanpin::mysql {

namespace {

// The times of receipts are the database's own.
constexpr std::string_view find_receipts_due =
    "SELECT scope, receipt_key FROM receipt FORCE INDEX (receipt_recorded_at) WHERE recorded_at < CURRENT_TIMESTAMP(6) - INTERVAL ? SECOND "
    "ORDER BY recorded_at LIMIT ?"
    " FOR UPDATE SKIP LOCKED";
constexpr std::string_view remove_receipts =
    "DELETE r FROM (SELECT NULL AS scope, NULL AS receipt_key FROM DUAL WHERE FALSE UNION ALL VALUES ?) due"
    " STRAIGHT_JOIN receipt r FORCE INDEX (PRIMARY) ON r.scope = due.scope AND r.receipt_key = due.receipt_key";

/// No ULID of `at` or later is smaller (48 bits of milliseconds, the greatest first).
base::ulid first_id_of(base::instant at) {
    auto milliseconds = std::chrono::floor<std::chrono::milliseconds>(at.time_since_epoch()).count();
    base::ulid id;
    for (int i = 5; i >= 0; --i, milliseconds >>= 8) id.bytes.at(static_cast<std::size_t>(i)) = static_cast<std::byte>(milliseconds & 0xff);
    return id;
}

parameter value_of(retention_value what, const retention_rule& rule, base::instant cut_off) {
    switch (what) {
        case retention_value::cut_off:
            return cut_off;
        case retention_value::first_id:
            return first_id_of(cut_off);
        case retention_value::age_seconds:
            break;
    }
    return static_cast<std::int64_t>(rule.kept_for.count());
}

parameters values_of(const retention_rule& rule, base::instant now) {
    parameters values;
    for (const auto each : rule.values) values.push_back(value_of(each, rule, now - rule.kept_for));
    values.emplace_back(static_cast<std::int64_t>(rule.together_max));
    return values;
}

parameters key_of(const row_set& row, const retention_rule& rule) {
    if (rule.key_is_number) return {row.integer(0)};
    parameters key;
    for (std::size_t column = 0; column < rule.key_columns; ++column) key.emplace_back(bytes{row.text(column)});
    return key;
}

std::vector<parameters> find_due(session& connection, const retention_rule& rule, base::instant now) {
    auto rows = connection.query(rule.find, values_of(rule, now));
    std::vector<parameters> keys;
    keys.reserve(rows.size());
    while (rows.next()) keys.push_back(key_of(rows, rule));
    return keys;
}

}  // namespace

removed_rows remove_due(session& connection, const retention_rule& rule, base::instant now, base::deadline until) {
    if (rule.together_max == 0 || rule.together_max > retention_rows_max)
        throw std::logic_error("the batch of " + rule.name + " is too large");
    transaction open(connection, transaction_kind::read_write, until);
    const auto keys = find_due(connection, rule, now);
    removed_rows removed{.found = keys.size()};
    if (keys.empty()) return removed;
    for (const auto statement : rule.sum_up) connection.execute_rows(statement, keys);
    for (const auto statement : rule.remove) removed.rows += connection.execute_rows(statement, keys);
    open.send_commit();
    return removed;
}

retention_rule receipt_retention(std::chrono::seconds kept_for) {
    return {.name = "receipts",
            .kept_for = kept_for,
            .find = find_receipts_due,
            .values = {retention_value::age_seconds},
            .remove = {remove_receipts},
            .key_columns = 2};
}

}  // namespace chuanpin::mysql
