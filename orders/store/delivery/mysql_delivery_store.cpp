#include "orders/store/delivery/mysql_delivery_store.hpp"

#include <algorithm>
#include <stdexcept>

#include "orders/store/expect_rows.hpp"
#include "orders/store/optional_id.hpp"
#include "orders/store/order_rows.hpp"

#define CHUANPIN_DELIVERY_COLUMNS                                                                                               \
    "delivery_id, version, order_id, delivery_number, status, buyer_organisation_id, buyer_unit_id, supplier_organisation_id, " \
    "shipped_by, shipped_at, acceptance_due_at, accepted_at, accepted_by, accepted_by_name, escalated_at"
#define CHUANPIN_DELIVERY_LINE_COLUMNS                                                                                      \
    "delivery_id, position, line_id, quantity, accepted_quantity, rejected_quantity, rejection_reason, rejection_outcome, " \
    "rejection_photo_sha256, handover_temperature_mc, accepted_g"
#define CHUANPIN_DELIVERY_LOT_COLUMNS "delivery_id, position, line_id, product_id, warehouse_id, lot_id, quantity"

namespace chuanpin::orders::store {
namespace {

constexpr std::string_view insert_delivery = "INSERT INTO delivery (" CHUANPIN_DELIVERY_COLUMNS ") VALUES ?";
constexpr std::string_view insert_lines = "INSERT INTO delivery_line (" CHUANPIN_DELIVERY_LINE_COLUMNS ") VALUES ?";
constexpr std::string_view insert_lots = "INSERT INTO delivery_lot (" CHUANPIN_DELIVERY_LOT_COLUMNS ") VALUES ?";
// Whatever anybody read before: no line ships more than was ordered.
constexpr std::string_view count_shipped = R"sql(
UPDATE purchase_order_line l JOIN delivery_line d ON d.delivery_id = ? AND d.line_id = l.line_id
SET l.shipped_quantity = l.shipped_quantity + d.quantity
WHERE l.order_id = ? AND l.shipped_quantity + d.quantity <= l.quantity)sql";
constexpr std::string_view select_delivery = "SELECT " CHUANPIN_DELIVERY_COLUMNS " FROM delivery WHERE delivery_id = ?";
constexpr std::string_view lock_delivery = "SELECT " CHUANPIN_DELIVERY_COLUMNS " FROM delivery WHERE delivery_id = ? FOR UPDATE";
constexpr std::string_view select_of_order =
    "SELECT " CHUANPIN_DELIVERY_COLUMNS " FROM delivery WHERE order_id = ? AND delivery_number > ? ORDER BY delivery_number LIMIT ?";
constexpr std::string_view select_lines =
    "SELECT " CHUANPIN_DELIVERY_LINE_COLUMNS " FROM delivery_line WHERE delivery_id IN ? ORDER BY delivery_id, position";
constexpr std::string_view select_lots =
    "SELECT " CHUANPIN_DELIVERY_LOT_COLUMNS " FROM delivery_lot WHERE delivery_id IN ? ORDER BY delivery_id, position";
constexpr std::string_view update_delivery = R"sql(
UPDATE delivery SET version = ?, status = ?, accepted_at = ?, accepted_by = ?, accepted_by_name = ?, escalated_at = ?
WHERE delivery_id = ? AND version = ?)sql";
// Every line exists, so this only updates; two "touched rows" for each.
constexpr std::string_view update_lines = "INSERT INTO delivery_line (" CHUANPIN_DELIVERY_LINE_COLUMNS
                                          ") VALUES ? ON DUPLICATE KEY UPDATE accepted_quantity = VALUES(accepted_quantity), "
                                          "rejected_quantity = VALUES(rejected_quantity), rejection_reason = VALUES(rejection_reason), "
                                          "rejection_outcome = VALUES(rejection_outcome), "
                                          "rejection_photo_sha256 = VALUES(rejection_photo_sha256), "
                                          "handover_temperature_mc = VALUES(handover_temperature_mc), accepted_g = VALUES(accepted_g)";
constexpr std::uint64_t touched_by_update = 2;
constexpr std::string_view select_overdue =
    "SELECT delivery_id FROM delivery WHERE status = 'shipped' AND escalated_at IS NULL AND acceptance_due_at <= ? "
    "ORDER BY acceptance_due_at LIMIT ?";

#undef CHUANPIN_DELIVERY_COLUMNS
#undef CHUANPIN_DELIVERY_LINE_COLUMNS
#undef CHUANPIN_DELIVERY_LOT_COLUMNS

mysql::parameters row_of(const domain::delivery& what) {
    return {what.id,
            what.version,
            what.order,
            what.number,
            name_of(what.status),
            what.buyer,
            what.unit,
            what.supplier,
            what.shipped_by,
            what.shipped_at,
            what.acceptance_due_at,
            what.accepted_at,
            account_of(what.accepted_by),
            name_of(what.accepted_by),
            what.escalated_at};
}

std::vector<mysql::parameters> line_rows(const domain::delivery& of) {
    std::vector<mysql::parameters> rows;
    for (const auto& line : of.lines)
        rows.push_back({of.id, static_cast<std::int64_t>(rows.size()) + 1, line.line, line.quantity, line.accepted_quantity,
                        line.rejected_quantity, line.rejection_reason,
                        line.rejected_goods ? std::optional(domain::name_of(*line.rejected_goods)) : std::nullopt,
                        line.rejection_photo_sha256, line.handover_temperature_mc, line.accepted_g});
    return rows;
}

std::vector<mysql::parameters> lot_rows(const domain::delivery& of) {
    std::vector<mysql::parameters> rows;
    for (const auto& each : of.lots)
        rows.push_back(
            {of.id, static_cast<std::int64_t>(rows.size()) + 1, each.line, each.key.product, each.key.warehouse, each.lot, each.quantity});
    return rows;
}

domain::delivery read_head(const mysql::row_set& rows) {
    const auto status = domain::parse_delivery_status(rows.text(4));
    if (!status) throw std::logic_error("delivery.status cannot be read");
    return {.id = rows.id<domain::order_delivery_id>(0),
            .version = rows.integer(1),
            .order = rows.id<domain::order_id>(2),
            .number = rows.integer(3),
            .status = *status,
            .buyer = rows.id<domain::organisation_id>(5),
            .unit = optional_id<domain::unit_id>(rows, 6),
            .supplier = rows.id<domain::organisation_id>(7),
            .shipped_by = rows.id<domain::account_id>(8),
            .shipped_at = rows.instant(9),
            .acceptance_due_at = rows.instant(10),
            .accepted_at = rows.optional_instant(11),
            .accepted_by = read_signer(rows, 12),
            .escalated_at = rows.optional_instant(14)};
}

domain::delivery_line read_line_of(const mysql::row_set& rows) {
    return {.line = rows.id<domain::line_id>(2),
            .quantity = rows.integer(3),
            .accepted_quantity = rows.optional_integer(4),
            .rejected_quantity = rows.optional_integer(5),
            .accepted_g = rows.optional_integer(10),
            .rejection_reason = rows.optional_text(6),
            .rejected_goods = read_outcome(rows, 7),
            .rejection_photo_sha256 = rows.optional_text(8),
            .handover_temperature_mc = rows.optional_integer(9)};
}

}  // namespace

void mysql_delivery_store::insert(const domain::delivery& fresh) {
    expect_rows("adding a delivery", connection_.execute_rows(insert_delivery, {row_of(fresh)}), 1);
    expect_rows("adding lines of a delivery", connection_.execute_rows(insert_lines, line_rows(fresh)), fresh.lines.size());
    if (!fresh.lots.empty())
        expect_rows("adding lots of a delivery", connection_.execute_rows(insert_lots, lot_rows(fresh)), fresh.lots.size());
    expect_rows("counting what a delivery ships", connection_.execute(count_shipped, {fresh.id, fresh.order}), fresh.lines.size());
}

void mysql_delivery_store::add_parts(std::vector<domain::delivery>& heads) {
    if (heads.empty()) return;
    std::vector<mysql::parameters> wanted;
    for (const auto& each : heads) wanted.push_back({each.id});
    const auto owner = [&](const mysql::row_set& rows) -> domain::delivery& {
        return *std::ranges::find(heads, rows.id<domain::order_delivery_id>(0), &domain::delivery::id);
    };
    auto lines = connection_.query_rows(select_lines, wanted);
    while (lines.next()) owner(lines).lines.push_back(read_line_of(lines));
    auto lots = connection_.query_rows(select_lots, wanted);
    while (lots.next())
        owner(lots).lots.push_back({lots.id<domain::line_id>(2),
                                    {lots.id<domain::product_id>(3), lots.id<domain::warehouse_id>(4)},
                                    lots.id<domain::lot_id>(5),
                                    lots.integer(6)});
}

std::optional<domain::delivery> mysql_delivery_store::read_one(mysql::row_set rows) {
    if (!rows.next()) return std::nullopt;
    std::vector<domain::delivery> found{read_head(rows)};
    add_parts(found);
    return std::move(found.front());
}

std::optional<domain::delivery> mysql_delivery_store::find(domain::order_delivery_id id) {
    return read_one(connection_.query(select_delivery, {id}));
}
std::optional<domain::delivery> mysql_delivery_store::lock(domain::order_delivery_id id) {
    return read_one(connection_.query(lock_delivery, {id}));
}

void mysql_delivery_store::save(const domain::delivery& what) {
    expect_rows("saving a delivery",
                connection_.execute(update_delivery, {what.version, name_of(what.status), what.accepted_at, account_of(what.accepted_by),
                                                      name_of(what.accepted_by), what.escalated_at, what.id, what.version - 1}),
                1);
    if (!what.accepted_at) return;
    expect_rows("saving what was accepted of a delivery", connection_.execute_rows(update_lines, line_rows(what)),
                what.lines.size() * touched_by_update);
}

std::vector<domain::delivery> mysql_delivery_store::of(domain::order_id order, std::int64_t after, std::size_t limit) {
    std::vector<domain::delivery> found;
    auto rows = connection_.query(select_of_order, {order, after, std::uint64_t{limit}});
    while (rows.next()) found.push_back(read_head(rows));
    add_parts(found);
    return found;
}

std::vector<domain::order_delivery_id> mysql_delivery_store::find_overdue(base::instant by, std::size_t limit) {
    std::vector<domain::order_delivery_id> overdue;
    auto rows = connection_.query(select_overdue, {by, std::uint64_t{limit}});
    while (rows.next()) overdue.push_back(rows.id<domain::order_delivery_id>(0));
    return overdue;
}

}  // namespace chuanpin::orders::store
