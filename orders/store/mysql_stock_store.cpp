#include "orders/store/mysql_stock_store.hpp"

#include "orders/store/expect_rows.hpp"
#include "orders/store/optional_id.hpp"

namespace chuanpin::orders::store {
namespace {

constexpr std::string_view select_warehouse = "SELECT warehouse_id FROM warehouse WHERE organisation_id = ? AND code = ?";
constexpr std::string_view insert_warehouse =
    "INSERT INTO warehouse (warehouse_id, organisation_id, code) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE code = code";

// Locks are taken in the order of the scan: the primary key's, whatever the number of values (beyond 1,000 MariaDB would make
// IN a join with a temporary table).
constexpr std::string_view lock_levels = R"sql(
SET STATEMENT in_predicate_conversion_threshold=0 FOR
SELECT product_id, warehouse_id, stock_id, supplier_organisation_id, on_hand, reserved, version
FROM stock_level FORCE INDEX (PRIMARY) WHERE product_id IN ? ORDER BY product_id, warehouse_id FOR UPDATE)sql";
constexpr std::string_view insert_level = R"sql(
INSERT INTO stock_level (product_id, warehouse_id, stock_id, supplier_organisation_id, on_hand, reserved, version)
VALUES (?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE version = version)sql";
constexpr std::string_view lock_level = R"sql(
SELECT product_id, warehouse_id, stock_id, supplier_organisation_id, on_hand, reserved, version
FROM stock_level WHERE product_id = ? AND warehouse_id = ? FOR UPDATE)sql";
// Every row exists and is locked by this transaction, so this only updates; two "touched rows" for each.
constexpr std::string_view save_levels = R"sql(
INSERT INTO stock_level (product_id, warehouse_id, stock_id, supplier_organisation_id, on_hand, reserved, version)
VALUES ? ON DUPLICATE KEY UPDATE on_hand = VALUES(on_hand), reserved = VALUES(reserved), version = VALUES(version))sql";
constexpr std::uint64_t touched_by_update = 2;

constexpr std::string_view insert_movements = R"sql(
INSERT INTO stock_movement (product_id, warehouse_id, kind, quantity, order_id, line_id, reason, account_id, recorded_at) VALUES ?)sql";
constexpr std::string_view select_holds = R"sql(
SELECT product_id, warehouse_id, kind, quantity, order_id, line_id, reason, account_id, recorded_at
FROM stock_movement WHERE order_id = ? AND kind = 'held' ORDER BY movement_id)sql";

constexpr std::string_view page_levels = R"sql(
SELECT s.product_id, s.warehouse_id, s.stock_id, s.supplier_organisation_id, s.on_hand, s.reserved, s.version, w.code
FROM stock_level s JOIN warehouse w ON w.warehouse_id = s.warehouse_id
WHERE s.supplier_organisation_id = ? AND (? IS NULL OR s.product_id = ?) AND (s.product_id > ? OR s.product_id = ? AND s.warehouse_id > ?)
ORDER BY s.product_id, s.warehouse_id LIMIT ?)sql";
constexpr std::string_view page_movements = R"sql(
SELECT m.product_id, m.warehouse_id, m.kind, m.quantity, m.order_id, m.line_id, m.reason, m.account_id, m.recorded_at, m.movement_id, w.code
FROM stock_movement m JOIN warehouse w ON w.warehouse_id = m.warehouse_id
WHERE m.product_id = ? AND m.movement_id < ? AND w.organisation_id = ?
ORDER BY m.movement_id DESC LIMIT ?)sql";

constexpr std::int64_t beyond_every_movement = 9'223'372'036'854'775'807;

domain::stock_level read_level(const mysql::row_set& rows) {
    return {.key = {rows.id<domain::product_id>(0), rows.id<domain::warehouse_id>(1)},
            .id = rows.id<domain::stock_id>(2),
            .supplier = rows.id<domain::organisation_id>(3),
            .on_hand = rows.integer(4),
            .reserved = rows.integer(5),
            .version = rows.integer(6)};
}

mysql::parameters row_of(const domain::stock_level& level) {
    return {level.key.product, level.key.warehouse, level.id, level.supplier, level.on_hand, level.reserved, level.version};
}

domain::movement read_movement(const mysql::row_set& rows) {
    const auto kind = domain::parse_movement_kind(rows.text(2));
    if (!kind) throw std::logic_error("stock_movement.kind cannot be read");
    return {.kind = *kind,
            .key = {rows.id<domain::product_id>(0), rows.id<domain::warehouse_id>(1)},
            .quantity = rows.integer(3),
            .order = optional_id<domain::order_id>(rows, 4),
            .line = optional_id<domain::line_id>(rows, 5),
            .reason = rows.text(6),
            .by = rows.id<domain::account_id>(7),
            .at = rows.instant(8)};
}

mysql::parameters row_of(const domain::movement& what) {
    return {what.key.product, what.key.warehouse, domain::name_of(what.kind), what.quantity, what.order, what.line, what.reason, what.by,
            what.at};
}

template <class Rows>
std::vector<mysql::parameters> rows_of(const Rows& all) {
    std::vector<mysql::parameters> rows;
    rows.reserve(all.size());
    for (const auto& each : all) rows.push_back(row_of(each));
    return rows;
}

}  // namespace

app::warehouse mysql_stock_store::find_or_add(const app::warehouse& fresh) {
    for (const bool added : {false, true}) {
        auto rows = connection_.query(select_warehouse, {fresh.owner, fresh.code});
        if (rows.next()) return {rows.id<domain::warehouse_id>(0), fresh.owner, fresh.code};
        if (!added) connection_.execute(insert_warehouse, {fresh.id, fresh.owner, fresh.code});
    }
    throw std::logic_error("a warehouse that was just added is not there");
}

std::vector<domain::stock_level> mysql_stock_store::lock(std::span<const domain::product_id> products) {
    std::vector<mysql::parameters> wanted;
    wanted.reserve(products.size());
    for (const auto& id : products) wanted.push_back({id});
    std::vector<domain::stock_level> levels;
    levels.reserve(products.size());
    auto rows = connection_.query_rows(lock_levels, wanted);
    while (rows.next()) levels.push_back(read_level(rows));
    return levels;
}

domain::stock_level mysql_stock_store::lock_or_add(const domain::stock_level& fresh) {
    connection_.execute(insert_level, row_of(fresh));
    auto rows = connection_.query(lock_level, {fresh.key.product, fresh.key.warehouse});
    if (!rows.next()) throw std::logic_error("a stock level that was just added is not there");
    return read_level(rows);
}

void mysql_stock_store::save(std::span<const domain::stock_level> levels) {
    if (levels.empty()) return;
    expect_rows("saving stock levels", connection_.execute_rows(save_levels, rows_of(levels)), levels.size() * touched_by_update);
}

void mysql_stock_store::append(std::span<const domain::movement> movements) {
    if (movements.empty()) return;
    expect_rows("appending stock movements", connection_.execute_rows(insert_movements, rows_of(movements)), movements.size());
}

std::vector<domain::movement> mysql_stock_store::holds_of(domain::order_id order) {
    std::vector<domain::movement> holds;
    auto rows = connection_.query(select_holds, {order});
    while (rows.next()) holds.push_back(read_movement(rows));
    return holds;
}

std::vector<app::shown_level> mysql_stock_store::page(domain::organisation_id supplier, std::optional<domain::product_id> product,
                                                      std::optional<domain::stock_key> after, std::size_t limit) {
    const auto from = after.value_or(domain::stock_key{});
    std::vector<app::shown_level> levels;
    auto rows =
        connection_.query(page_levels, {supplier, product, product, from.product, from.product, from.warehouse, std::uint64_t{limit}});
    while (rows.next()) levels.push_back({read_level(rows), rows.text(7)});
    return levels;
}

std::vector<app::shown_movement> mysql_stock_store::movements(domain::organisation_id supplier, domain::product_id product,
                                                              std::optional<std::int64_t> before, std::size_t limit) {
    std::vector<app::shown_movement> movements;
    auto rows = connection_.query(page_movements, {product, before.value_or(beyond_every_movement), supplier, std::uint64_t{limit}});
    while (rows.next()) movements.push_back({rows.integer(9), read_movement(rows), rows.text(10)});
    return movements;
}

}  // namespace chuanpin::orders::store
