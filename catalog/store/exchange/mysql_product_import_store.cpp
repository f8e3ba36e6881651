#include "catalog/store/exchange/mysql_product_import_store.hpp"

#include <stdexcept>

#include "catalog/store/rows.hpp"

namespace chuanpin::catalog::store {
namespace {

constexpr std::string_view insert_sql =
    "INSERT INTO product_import (import_id, supplier_organisation_id, state, format, encoding, row_count, refused_row_count, part_count, "
    "parts_done, drafted, changed, unchanged, stopped_by, version, created_at, changed_at) VALUES ?";
constexpr std::string_view insert_part_sql = "INSERT INTO product_import_part (import_id, part, rows_text) VALUES (?, ?, ?)";
constexpr std::string_view select_sql =
    "SELECT import_id, supplier_organisation_id, state, format, encoding, row_count, refused_row_count, part_count, parts_done, drafted, "
    "changed, unchanged, stopped_by, version, created_at, changed_at FROM product_import WHERE import_id = ?";
constexpr std::string_view locked_sql = " FOR UPDATE";
constexpr std::string_view save_sql =
    "UPDATE product_import SET state = ?, parts_done = ?, drafted = ?, changed = ?, unchanged = ?, stopped_by = ?, version = ?, changed_at "
    "= ? WHERE import_id = ? AND version = ?";
constexpr std::string_view part_sql = "SELECT rows_text FROM product_import_part WHERE import_id = ? AND part = ?";
constexpr std::string_view writing_sql = "SELECT import_id FROM product_import WHERE state = 'writing' ORDER BY import_id LIMIT 1";

std::optional<domain::product_import> read_one(mysql::row_set rows) {
    if (!rows.next()) return std::nullopt;
    return domain::product_import{.id = rows.id<domain::product_import_id>(0),
                                  .supplier = rows.id<domain::organisation_id>(1),
                                  .state = stored(domain::parse_import_state(rows.text(2)), "product_import.state"),
                                  .format = rows.text(3),
                                  .encoding = rows.text(4),
                                  .rows = rows.integer(5),
                                  .refused_rows = rows.integer(6),
                                  .parts = rows.integer(7),
                                  .parts_done = rows.integer(8),
                                  .counts = {rows.integer(9), rows.integer(10), rows.integer(11)},
                                  .stopped_by = rows.text(12),
                                  .version = rows.integer(13),
                                  .created_at = rows.instant(14),
                                  .changed_at = rows.instant(15)};
}

}  // namespace

// One statement a part: together they would be longer than the server takes.
void mysql_product_import_store::insert(const domain::product_import& what, std::span<const std::string> parts) {
    connection_.execute_rows(insert_sql, {{what.id, what.supplier, name_of(what.state), what.format, what.encoding, what.rows,
                                           what.refused_rows, what.parts, what.parts_done, what.counts.drafted, what.counts.changed,
                                           what.counts.unchanged, what.stopped_by, what.version, what.created_at, what.changed_at}});
    std::int64_t number = 0;
    for (const auto& each : parts) connection_.execute(insert_part_sql, {what.id, number++, each});
}

std::optional<domain::product_import> mysql_product_import_store::find(domain::product_import_id id) {
    return read_one(connection_.query(select_sql, {id}));
}

std::optional<domain::product_import> mysql_product_import_store::lock(domain::product_import_id id) {
    return read_one(connection_.query(std::string(select_sql).append(locked_sql), {id}));
}

void mysql_product_import_store::save(const domain::product_import& what) {
    const auto changed =
        connection_.execute(save_sql, {name_of(what.state), what.parts_done, what.counts.drafted, what.counts.changed,
                                       what.counts.unchanged, what.stopped_by, what.version, what.changed_at, what.id, what.version - 1});
    if (changed != 1) throw std::logic_error("import " + base::to_wire(what.id) + " was saved without holding its lock");
}

std::optional<std::string> mysql_product_import_store::part(domain::product_import_id id, std::int64_t number) {
    auto rows = connection_.query(part_sql, {id, number});
    if (!rows.next()) return std::nullopt;
    return rows.text(0);
}

std::optional<domain::product_import_id> mysql_product_import_store::find_writing() {
    auto rows = connection_.query(writing_sql);
    if (!rows.next()) return std::nullopt;
    return rows.id<domain::product_import_id>(0);
}

}  // namespace chuanpin::catalog::store
