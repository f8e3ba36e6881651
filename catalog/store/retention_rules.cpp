#include "catalog/store/retention_rules.hpp"

namespace chuanpin::catalog::store {
namespace {

using mysql::retention_value;

// Every statement names its index and the order of its join: where a batch is a good part of a small table, the optimiser would read, and
// lock, all of it.

/// A file of 200,000 rows has 200 parts.
constexpr std::size_t imports_together_max = 5;

// An import is older than its end, and its id says how old it is: the range holds what is due and the few that took days.
constexpr std::string_view find_parts_sql =
    "SELECT import_id FROM product_import_part FORCE INDEX (PRIMARY) WHERE import_id < ? AND part = 0 AND EXISTS (SELECT 1 FROM "
    "product_import i WHERE i.import_id = product_import_part.import_id AND i.state <> 'writing' AND i.changed_at < ?) ORDER BY import_id "
    "LIMIT ? FOR UPDATE SKIP LOCKED";
constexpr std::string_view remove_parts_sql =
    "DELETE t FROM (SELECT NULL AS due_key FROM DUAL WHERE FALSE UNION ALL VALUES ?) due"
    " STRAIGHT_JOIN product_import_part t FORCE INDEX (PRIMARY) ON t.import_id = due.due_key";

constexpr std::string_view find_imports_sql =
    "SELECT import_id FROM product_import FORCE INDEX (PRIMARY) WHERE import_id < ? AND state <> 'writing' AND changed_at < ? ORDER BY "
    "import_id LIMIT ? FOR UPDATE SKIP LOCKED";
constexpr std::string_view remove_imports_sql =
    "DELETE t FROM (SELECT NULL AS due_key FROM DUAL WHERE FALSE UNION ALL VALUES ?) due"
    " STRAIGHT_JOIN product_import t FORCE INDEX (PRIMARY) ON t.import_id = due.due_key";

constexpr std::string_view find_scans_sql =
    "SELECT scan_id FROM label_scan FORCE INDEX (label_scan_by_time) WHERE scanned_at < ? ORDER BY scanned_at LIMIT ? FOR UPDATE SKIP "
    "LOCKED";
constexpr std::string_view sum_up_scans_sql =
    "INSERT INTO label_scan_day (lot_id, scanned_on, county_code, scans, first_scans) SELECT t.lot_id, t.scanned_on, t.county_code, "
    "COUNT(*), SUM(t.position = 1) FROM (SELECT NULL AS due_key FROM DUAL WHERE FALSE UNION ALL VALUES ?) due STRAIGHT_JOIN label_scan t "
    "FORCE INDEX (PRIMARY) ON t.scan_id = due.due_key GROUP BY t.lot_id, t.scanned_on, t.county_code ON DUPLICATE KEY UPDATE scans = "
    "label_scan_day.scans + VALUES(scans), first_scans = label_scan_day.first_scans + VALUES(first_scans)";
constexpr std::string_view remove_scans_sql =
    "DELETE t FROM (SELECT NULL AS due_key FROM DUAL WHERE FALSE UNION ALL VALUES ?) due"
    " STRAIGHT_JOIN label_scan t FORCE INDEX (PRIMARY) ON t.scan_id = due.due_key";

}  // namespace

std::vector<mysql::retention_rule> retention_rules(const kept_times& kept) {
    return {{.name = "product_import_rows",
             .kept_for = kept.import_rows,
             .find = find_parts_sql,
             .values = {retention_value::first_id, retention_value::cut_off},
             .remove = {remove_parts_sql},
             .together_max = imports_together_max},
            {.name = "product_imports",
             .kept_for = kept.imports,
             .find = find_imports_sql,
             .values = {retention_value::first_id, retention_value::cut_off},
             .remove = {remove_parts_sql, remove_imports_sql},
             .together_max = imports_together_max},
            {.name = "label_scans",
             .kept_for = kept.scans,
             .find = find_scans_sql,
             .values = {retention_value::cut_off},
             .remove = {remove_scans_sql},
             .sum_up = {sum_up_scans_sql},
             .key_is_number = true}};
}

}  // namespace chuanpin::catalog::store
