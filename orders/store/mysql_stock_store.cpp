#include "orders/store/mysql_stock_store.hpp"

#include <algorithm>

#include "orders/store/expect_rows.hpp"
#include "orders/store/lean_insert.hpp"
#include "orders/store/optional_id.hpp"
#include "orders/store/stock/stock_rows.hpp"

namespace chuanpin::orders::store {
namespace {

// Locks are taken in the order of the scan: the primary key's, whatever the number of values (beyond 1,000 MariaDB would make
// IN a join with a temporary table). The lots of a level are locked after it, so that who has the level has them.
constexpr std::string_view lock_products = R"sql(
SET STATEMENT in_predicate_conversion_threshold=0 FOR
SELECT STRAIGHT_JOIN s.product_id, s.warehouse_id, s.stock_id, s.supplier_organisation_id, s.on_hand, s.reserved, s.version,
       l.lot_id, l.harvested_on, l.expires_on, l.on_hand, l.reserved, l.first_harvest_on
FROM stock_level s FORCE INDEX (PRIMARY)
LEFT JOIN stock_lot l FORCE INDEX (PRIMARY) ON l.product_id = s.product_id AND l.warehouse_id = s.warehouse_id
WHERE s.product_id IN ? ORDER BY s.product_id, s.warehouse_id FOR UPDATE)sql";
constexpr std::string_view lock_warehouses = R"sql(
SELECT STRAIGHT_JOIN s.product_id, s.warehouse_id, s.stock_id, s.supplier_organisation_id, s.on_hand, s.reserved, s.version,
       l.lot_id, l.harvested_on, l.expires_on, l.on_hand, l.reserved, l.first_harvest_on
FROM stock_level s FORCE INDEX (PRIMARY)
LEFT JOIN stock_lot l FORCE INDEX (PRIMARY) ON l.product_id = s.product_id AND l.warehouse_id = s.warehouse_id
WHERE s.warehouse_id IN ? AND s.product_id = ? ORDER BY s.product_id, s.warehouse_id FOR UPDATE)sql";
// An existing row is locked by this and stays as it is.
constexpr std::string_view add_levels = R"sql(
INSERT INTO stock_level (product_id, warehouse_id, stock_id, supplier_organisation_id, on_hand, reserved, version)
VALUES ? ON DUPLICATE KEY UPDATE version = version)sql";
constexpr std::string_view add_lots = R"sql(
INSERT INTO stock_lot (product_id, warehouse_id, lot_id, harvested_on, expires_on, on_hand, reserved, first_harvest_on)
VALUES ? ON DUPLICATE KEY UPDATE on_hand = on_hand)sql";
// Every row exists and is locked by this transaction. Each lot comes with its level, which is written once however many of its lots there
// are; read in the order of the rows, by the whole primary keys.
constexpr std::string_view save_levels_with_lots = R"sql(
UPDATE (WITH given (product_id, warehouse_id, on_hand, reserved, version, lot_id, lot_on_hand, lot_reserved) AS (VALUES ?)
        SELECT product_id, warehouse_id, on_hand, reserved, version, lot_id, lot_on_hand, lot_reserved FROM given) AS changed
STRAIGHT_JOIN stock_level s ON s.product_id = changed.product_id AND s.warehouse_id = changed.warehouse_id
STRAIGHT_JOIN stock_lot l ON l.product_id = changed.product_id AND l.warehouse_id = changed.warehouse_id AND l.lot_id = changed.lot_id
SET s.on_hand = changed.on_hand, s.reserved = changed.reserved, s.version = changed.version,
    l.on_hand = changed.lot_on_hand, l.reserved = changed.lot_reserved)sql";
// Lots that changed while their level did not: what one of them lost another gained. Only updates; two "touched rows" for each.
constexpr std::string_view save_lots_sql = R"sql(
INSERT INTO stock_lot (product_id, warehouse_id, lot_id, harvested_on, expires_on, on_hand, reserved, first_harvest_on)
VALUES ? ON DUPLICATE KEY UPDATE on_hand = VALUES(on_hand), reserved = VALUES(reserved))sql";
constexpr std::uint64_t touched_by_update = 2;
constexpr std::string_view drop_lots = "DELETE FROM stock_lot WHERE lot_id IN ? AND product_id = ? AND warehouse_id = ? AND on_hand = 0";

constexpr std::string_view movement_columns =
    "product_id, warehouse_id, kind, quantity, order_id, line_id, reason, account_id, recorded_at, lot_id, cause, transfer_id";
constexpr spare_column<domain::movement> spare_of_movement[] = {
    {"order_id", [](const domain::movement& each) { return !each.order; }},
    {"line_id", [](const domain::movement& each) { return !each.line; }},
    {"reason", [](const domain::movement& each) { return each.reason.empty(); }},
    {"lot_id", [](const domain::movement& each) { return each.lot == domain::unnamed_lot; }},
    {"cause", [](const domain::movement& each) { return each.cause == domain::movement_cause::none; }},
    {"transfer_id", [](const domain::movement& each) { return !each.transfer; }},
};
// The first movement of a line and lot is the one that set it aside.
constexpr std::string_view select_holds = R"sql(
SELECT m.product_id, m.warehouse_id, 'held', CAST(SUM(m.reserved_change) AS SIGNED), MIN(m.order_id), m.line_id, '', MIN(m.account_id),
       MIN(m.recorded_at), m.lot_id, '', NULL
FROM stock_movement m WHERE m.order_id = ? GROUP BY m.product_id, m.warehouse_id, m.line_id, m.lot_id
HAVING SUM(m.reserved_change) > 0 ORDER BY MIN(m.movement_id))sql";

constexpr std::string_view page_levels = R"sql(
SELECT s.product_id, s.warehouse_id, s.stock_id, s.supplier_organisation_id, s.on_hand, s.reserved, s.version, w.code
FROM stock_level s JOIN warehouse w ON w.warehouse_id = s.warehouse_id
WHERE s.supplier_organisation_id = ? AND (? IS NULL OR s.product_id = ?) AND (s.product_id > ? OR s.product_id = ? AND s.warehouse_id > ?)
ORDER BY s.product_id, s.warehouse_id LIMIT ?)sql";
constexpr std::string_view page_lots = R"sql(
SELECT l.product_id, l.warehouse_id, l.lot_id, l.harvested_on, l.expires_on, l.on_hand, l.reserved, l.first_harvest_on, w.code, o.source,
       o.number
FROM stock_lot l JOIN warehouse w ON w.warehouse_id = l.warehouse_id LEFT JOIN lot o ON o.lot_id = l.lot_id
WHERE l.product_id = ? AND w.organisation_id = ? AND (l.warehouse_id > ? OR l.warehouse_id = ? AND l.lot_id > ?)
ORDER BY l.product_id, l.warehouse_id, l.lot_id LIMIT ?)sql";
constexpr std::string_view page_movements = R"sql(
SELECT m.product_id, m.warehouse_id, m.kind, m.quantity, m.order_id, m.line_id, m.reason, m.account_id, m.recorded_at, m.lot_id, m.cause,
       m.transfer_id, m.movement_id, w.code
FROM stock_movement m JOIN warehouse w ON w.warehouse_id = m.warehouse_id
WHERE m.product_id = ? AND m.movement_id < ? AND w.organisation_id = ?
ORDER BY m.movement_id DESC LIMIT ?)sql";

constexpr std::int64_t beyond_every_movement = 9'223'372'036'854'775'807;

domain::locked_stock read_all_locked(mysql::row_set rows) {
    domain::locked_stock locked;
    locked.lots.reserve(rows.size());
    while (rows.next()) read_locked(rows, 0, locked);
    return locked;
}

mysql::parameters row_of(const domain::stock_lot& lot) {
    return {lot.key.product, lot.key.warehouse, lot.lot, lot.harvested_on, lot.expires_on, lot.on_hand, lot.reserved, lot.first_harvest_on};
}

mysql::parameters row_of(const domain::stock_level& level) {
    return {level.key.product, level.key.warehouse, level.id, level.supplier, level.on_hand, level.reserved, level.version};
}

mysql::parameters row_of(const domain::stock_level& level, const domain::stock_lot& lot) {
    return {level.key.product, level.key.warehouse, level.on_hand, level.reserved, level.version, lot.lot, lot.on_hand, lot.reserved};
}

domain::movement read_movement(const mysql::row_set& rows) {
    const auto kind = domain::parse_movement_kind(rows.text(2));
    const auto cause = domain::parse_movement_cause(rows.text(10));
    if (!kind || !cause) throw std::logic_error("a stock_movement cannot be read");
    return {.kind = *kind,
            .key = {rows.id<domain::product_id>(0), rows.id<domain::warehouse_id>(1)},
            .quantity = rows.integer(3),
            .order = optional_id<domain::order_id>(rows, 4),
            .line = optional_id<domain::line_id>(rows, 5),
            .reason = rows.text(6),
            .by = rows.id<domain::account_id>(7),
            .at = rows.instant(8),
            .lot = rows.id<domain::lot_id>(9),
            .cause = *cause,
            .transfer = optional_id<domain::transfer_id>(rows, 11)};
}

mysql::parameters row_of(const domain::movement& what) {
    return row_with(what.key.product, what.key.warehouse, domain::name_of(what.kind), what.quantity, what.order, what.line, what.reason,
                    what.by, what.at, what.lot, domain::name_of(what.cause), what.transfer);
}

template <class Rows>
std::vector<mysql::parameters> rows_of(const Rows& all) {
    std::vector<mysql::parameters> rows;
    rows.reserve(all.size());
    for (const auto& each : all) rows.push_back(row_of(each));
    return rows;
}

}  // namespace

domain::locked_stock mysql_stock_store::lock(std::span<const domain::product_id> products) {
    std::vector<mysql::parameters> wanted;
    wanted.reserve(products.size());
    for (const auto& id : products) wanted.push_back({id});
    return read_all_locked(connection_.query_rows(lock_products, wanted));
}

// Rows that are there are locked level by level in key order, then their lots: the order of everybody.
domain::locked_stock mysql_stock_store::lock_or_add(std::span<const domain::stock_level> levels, std::span<const domain::stock_lot> lots) {
    std::vector<mysql::parameters> wanted;
    for (const auto& each : levels) wanted.push_back({each.key.warehouse});
    connection_.execute_rows(add_levels, rows_of(levels));
    connection_.execute_rows(add_lots, rows_of(lots));
    return read_all_locked(connection_.query_rows(lock_warehouses, wanted, {levels.front().key.product}));
}

domain::locked_stock mysql_stock_store::lock_warehouse(const domain::stock_key& key) {
    return read_all_locked(connection_.query_rows(lock_warehouses, {{key.warehouse}}, {key.product}));
}

void mysql_stock_store::save(const domain::shelf& changed) {
    const auto levels = changed.changed();
    std::vector<mysql::parameters> with_levels;
    std::vector<mysql::parameters> alone;
    for (const auto& lot : changed.changed_lots()) {
        const auto level = std::ranges::lower_bound(levels, lot.key, {}, &domain::stock_level::key);
        if (level == levels.end() || level->key != lot.key)
            alone.push_back(row_of(lot));
        else
            with_levels.push_back(row_of(*level, lot));
    }
    const auto touched = with_levels.empty() ? 0 : connection_.execute_rows(save_levels_with_lots, with_levels);
    expect_rows("saving stock levels with their lots", touched, levels.size() + with_levels.size());
    if (!alone.empty()) expect_rows("saving stock lots", connection_.execute_rows(save_lots_sql, alone), alone.size() * touched_by_update);
}

void mysql_stock_store::drop_empty(std::span<const domain::stock_lot> lots) {
    if (lots.empty()) return;
    std::vector<mysql::parameters> wanted;
    for (const auto& each : lots) wanted.push_back({each.lot});
    expect_rows("dropping empty lots", connection_.execute_rows(drop_lots, wanted, {lots.front().key.product, lots.front().key.warehouse}),
                lots.size());
}

void mysql_stock_store::append(std::span<const domain::movement> movements) {
    if (movements.empty()) return;
    lean_insert into("stock_movement", movement_columns);
    into.leave_out(spare_of_movement, movements);
    std::vector<mysql::parameters> rows;
    rows.reserve(movements.size());
    for (const auto& each : movements) rows.push_back(into.written(row_of(each)));
    expect_rows("appending stock movements", connection_.execute_rows(into.statement(), rows), rows.size());
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

std::vector<app::shown_lot> mysql_stock_store::lots(domain::organisation_id supplier, domain::product_id product,
                                                    std::optional<app::lot_place> after, std::size_t limit) {
    const auto from = after.value_or(app::lot_place{});
    std::vector<app::shown_lot> lots;
    auto rows = connection_.query(page_lots, {product, supplier, from.warehouse, from.warehouse, from.lot, std::uint64_t{limit}});
    while (rows.next()) {
        app::shown_lot shown{.stock = read_lot(rows, 2, {rows.id<domain::product_id>(0), rows.id<domain::warehouse_id>(1)}),
                             .warehouse_code = rows.text(8)};
        if (!rows.is_null(9)) shown.source = domain::parse_lot_source(rows.text(9));
        shown.number = rows.optional_text(10);
        lots.push_back(std::move(shown));
    }
    return lots;
}

std::vector<app::shown_movement> mysql_stock_store::movements(domain::organisation_id supplier, domain::product_id product,
                                                              std::optional<std::int64_t> before, std::size_t limit) {
    std::vector<app::shown_movement> movements;
    auto rows = connection_.query(page_movements, {product, before.value_or(beyond_every_movement), supplier, std::uint64_t{limit}});
    while (rows.next()) movements.push_back({rows.integer(12), read_movement(rows), rows.text(13)});
    return movements;
}

}  // namespace chuanpin::orders::store
