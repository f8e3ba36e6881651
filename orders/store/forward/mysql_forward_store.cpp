#include "orders/store/forward/mysql_forward_store.hpp"

#include "orders/store/expect_rows.hpp"

namespace chuanpin::orders::store {
namespace {

// Beyond 1,000 values MariaDB would make IN a join with a temporary table.
#define CHUANPIN_OF_KEYS                                                                                                  \
    "SET STATEMENT in_predicate_conversion_threshold=0 FOR "                                                              \
    "SELECT product_id, week, supplier_organisation_id, announced_g, held_g FROM forward_capacity FORCE INDEX (PRIMARY) " \
    "WHERE (product_id, week, supplier_organisation_id) IN ? ORDER BY product_id, week, supplier_organisation_id"
constexpr std::string_view find_rows = CHUANPIN_OF_KEYS " LIMIT 1000";
// Locks are taken in the order of the scan: the primary key's.
constexpr std::string_view lock_rows = CHUANPIN_OF_KEYS " FOR UPDATE";
#undef CHUANPIN_OF_KEYS
// The one decision whether a week has so much left; read in the order of the rows.
constexpr std::string_view hold_rows = R"sql(
UPDATE (WITH given (product_id, week, supplier_organisation_id, mass_g) AS (VALUES ?)
        SELECT product_id, CAST(week AS DATE) AS week, supplier_organisation_id, mass_g FROM given) AS asked
STRAIGHT_JOIN forward_capacity c ON c.product_id = asked.product_id AND c.week = asked.week
                                AND c.supplier_organisation_id = asked.supplier_organisation_id
SET c.held_g = c.held_g + asked.mass_g WHERE c.held_g + asked.mass_g <= c.announced_g)sql";
constexpr std::string_view release_rows = R"sql(
UPDATE (WITH given (product_id, week, supplier_organisation_id, mass_g) AS (VALUES ?)
        SELECT product_id, CAST(week AS DATE) AS week, supplier_organisation_id, mass_g FROM given) AS asked
STRAIGHT_JOIN forward_capacity c ON c.product_id = asked.product_id AND c.week = asked.week
                                AND c.supplier_organisation_id = asked.supplier_organisation_id
SET c.held_g = c.held_g - asked.mass_g)sql";

// As a join both EXISTS would be answered for every row before the first page is cut.
#define CHUANPIN_ROW_BY_ROW "SET STATEMENT optimizer_switch='exists_to_in=off' FOR "
constexpr std::string_view select_waiting = CHUANPIN_ROW_BY_ROW R"sql(
SELECT o.goods_awaited_since, o.order_id FROM purchase_order o FORCE INDEX (purchase_order_awaiting_goods)
WHERE o.supplier_organisation_id = ? AND o.goods_awaited_since IS NOT NULL
  AND (o.goods_awaited_since > ? OR o.goods_awaited_since = ? AND o.order_id > ?)
  AND EXISTS (SELECT 1 FROM purchase_order_line l WHERE l.order_id = o.order_id AND l.product_id = ? AND l.waiting_quantity > 0)
ORDER BY o.goods_awaited_since, o.order_id LIMIT ?)sql";
// Read in the order of the index, only as far as the page goes; the weeks of a product stand beside each other there.
constexpr std::string_view select_awaited = CHUANPIN_ROW_BY_ROW R"sql(
SELECT c.product_id, c.supplier_organisation_id FROM forward_capacity c FORCE INDEX (forward_capacity_held)
WHERE c.is_held = 1 AND (c.product_id > ? OR c.product_id = ? AND c.supplier_organisation_id > ?)
  AND EXISTS (SELECT 1 FROM stock_level s WHERE s.product_id = c.product_id AND s.reserved < s.on_hand)
GROUP BY c.product_id, c.supplier_organisation_id ORDER BY c.product_id, c.supplier_organisation_id LIMIT ?)sql";
#undef CHUANPIN_ROW_BY_ROW

// Lines ahead are of the week of the requested day.
constexpr std::string_view select_late = R"sql(
SELECT DISTINCT o.order_id FROM forward_capacity c FORCE INDEX (forward_capacity_held)
STRAIGHT_JOIN purchase_order o FORCE INDEX (purchase_order_awaiting_goods) ON o.supplier_organisation_id = c.supplier_organisation_id
WHERE c.is_held = 1 AND c.week < ? AND o.goods_awaited_since IS NOT NULL AND o.requested_delivery_date < ?
  AND NOT EXISTS (SELECT 1 FROM late_goods t WHERE t.order_id = o.order_id)
ORDER BY o.order_id LIMIT ?)sql";
// Where it was told already nothing is changed: no row is touched.
constexpr std::string_view insert_late =
    "INSERT INTO late_goods (order_id, week, told_at) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE told_at = told_at";

#define CHUANPIN_SHOWN                                                                                                \
    "SELECT c.product_id, c.week, c.supplier_organisation_id, c.announced_g, c.held_g, p.name_zh, p.unit_net_mass_g " \
    "FROM forward_capacity c LEFT JOIN product p ON p.product_id = c.product_id WHERE "
#define CHUANPIN_PAGE " AND c.week >= ? AND (c.week > ? OR c.week = ? AND c.product_id > ?) ORDER BY c.week, c.product_id LIMIT ?"
constexpr std::string_view page_of_product = CHUANPIN_SHOWN "c.product_id = ?" CHUANPIN_PAGE;
constexpr std::string_view page_of_supplier = CHUANPIN_SHOWN "c.supplier_organisation_id = ?" CHUANPIN_PAGE;
constexpr std::string_view page_of_both = CHUANPIN_SHOWN "c.product_id = ? AND c.supplier_organisation_id = ?" CHUANPIN_PAGE;
#undef CHUANPIN_SHOWN
#undef CHUANPIN_PAGE

// Assigned from left to right: the revision last.
constexpr std::string_view announce = R"sql(
INSERT INTO forward_capacity (product_id, week, supplier_organisation_id, announced_g, held_g, revision) VALUES (?, ?, ?, ?, 0, ?)
ON DUPLICATE KEY UPDATE announced_g = IF(VALUES(revision) > revision, VALUES(announced_g), announced_g),
                        revision = GREATEST(revision, VALUES(revision)))sql";
constexpr std::uint64_t touched_by_update = 2;
constexpr std::string_view select_row =
    "SELECT product_id, week, supplier_organisation_id, announced_g, held_g FROM forward_capacity WHERE product_id = ? AND week = ? AND "
    "supplier_organisation_id = ?";

domain::forward_capacity read_capacity(const mysql::row_set& rows) {
    return {{rows.id<domain::product_id>(0), rows.date(1), rows.id<domain::organisation_id>(2)}, rows.integer(3), rows.integer(4)};
}

std::vector<mysql::parameters> rows_of(std::span<const domain::capacity_change> changes) {
    std::vector<mysql::parameters> rows;
    rows.reserve(changes.size());
    for (const auto& each : changes) rows.push_back({each.key.product, each.key.week, each.key.supplier, each.mass_g});
    return rows;
}

}  // namespace

std::vector<domain::forward_capacity> mysql_forward_store::read(std::string_view statement, std::span<const domain::capacity_key> keys) {
    std::vector<mysql::parameters> wanted;
    wanted.reserve(keys.size());
    for (const auto& each : keys) wanted.push_back({each.product, each.week, each.supplier});
    std::vector<domain::forward_capacity> found;
    auto rows = connection_.query_rows(statement, wanted);
    while (rows.next()) found.push_back(read_capacity(rows));
    return found;
}

std::vector<domain::forward_capacity> mysql_forward_store::lock(std::span<const domain::capacity_key> keys) {
    return read(lock_rows, keys);
}
std::vector<domain::forward_capacity> mysql_forward_store::find(std::span<const domain::capacity_key> keys) {
    return read(find_rows, keys);
}

void mysql_forward_store::hold(std::span<const domain::capacity_change> more) {
    expect_rows("holding forward capacity", connection_.execute_rows(hold_rows, rows_of(more)), more.size());
}

void mysql_forward_store::release(std::span<const domain::capacity_change> less) {
    expect_rows("releasing forward capacity", connection_.execute_rows(release_rows, rows_of(less)), less.size());
}

std::vector<app::waiting_place> mysql_forward_store::waiting_orders(const app::awaited_product& what,
                                                                    std::optional<app::waiting_place> after, std::size_t limit) {
    const auto from = after.value_or(app::waiting_place{});
    std::vector<app::waiting_place> found;
    auto rows =
        connection_.query(select_waiting, {what.supplier, from.placed_at, from.placed_at, from.order, what.product, std::uint64_t{limit}});
    while (rows.next()) found.push_back({rows.instant(0), rows.id<domain::order_id>(1)});
    return found;
}

std::vector<app::awaited_product> mysql_forward_store::awaited_in_stock(std::optional<app::awaited_product> after, std::size_t limit) {
    const auto from = after.value_or(app::awaited_product{});
    std::vector<app::awaited_product> found;
    auto rows = connection_.query(select_awaited, {from.product, from.product, from.supplier, std::uint64_t{limit}});
    while (rows.next()) found.push_back({rows.id<domain::product_id>(0), rows.id<domain::organisation_id>(1)});
    return found;
}

std::vector<domain::order_id> mysql_forward_store::late_orders(base::business_date today, std::size_t limit) {
    const auto this_week = base::week_of(today);
    std::vector<domain::order_id> found;
    auto rows = connection_.query(select_late, {this_week, this_week, std::uint64_t{limit}});
    while (rows.next()) found.push_back(rows.id<domain::order_id>(0));
    return found;
}

bool mysql_forward_store::note_late(domain::order_id order, base::business_date week, base::instant at) {
    return connection_.execute(insert_late, {order, week, at}) == 1;
}

std::vector<app::shown_capacity> mysql_forward_store::page(const app::capacity_question& asked, std::optional<app::capacity_place> after,
                                                           std::size_t limit) {
    // Before the first place nothing is skipped: its week is one that is not asked for.
    const auto from = after.value_or(app::capacity_place{base::weeks_after(asked.from, -1), {}});
    mysql::parameters values;
    if (asked.product) values.emplace_back(*asked.product);
    if (asked.supplier) values.emplace_back(*asked.supplier);
    for (auto& each : mysql::parameters{asked.from, from.week, from.week, from.product, std::uint64_t{limit}})
        values.push_back(std::move(each));
    const auto statement = !asked.supplier ? page_of_product : asked.product ? page_of_both : page_of_supplier;
    std::vector<app::shown_capacity> found;
    auto rows = connection_.query(statement, values);
    while (rows.next()) found.push_back({read_capacity(rows), rows.optional_text(5), rows.optional_integer(6)});
    return found;
}

std::optional<domain::forward_capacity> apply_announcement(mysql::session& connection, const domain::capacity_announced& news) {
    const auto& key = news.key;
    if (connection.execute(announce, {key.product, key.week, key.supplier, news.announced_g, news.revision}) != touched_by_update)
        return std::nullopt;
    auto rows = connection.query(select_row, {key.product, key.week, key.supplier});
    if (!rows.next()) throw std::logic_error("a capacity that was announced is not there");
    const auto now = read_capacity(rows);
    return now.overcommitted_g() > 0 ? std::optional(now) : std::nullopt;
}

}  // namespace chuanpin::orders::store
