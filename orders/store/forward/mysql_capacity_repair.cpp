#include "orders/store/forward/mysql_capacity_repair.hpp"

#include <stdexcept>

namespace chuanpin::orders::store {
namespace {

constexpr std::string_view select_differing = R"sql(
SELECT product_id, week, supplier_organisation_id
FROM (SELECT product_id, week, supplier_organisation_id, held_g, 0 AS waiting_g FROM forward_capacity
      UNION ALL
      SELECT l.product_id, l.delivery_week, o.supplier_organisation_id, 0, l.waiting_quantity * l.unit_net_mass_g
      FROM purchase_order_line l JOIN purchase_order o ON o.order_id = l.order_id WHERE l.waiting_quantity > 0) both_sides
GROUP BY product_id, week, supplier_organisation_id HAVING SUM(held_g) <> SUM(waiting_g)
ORDER BY product_id, week, supplier_organisation_id LIMIT ?)sql";
constexpr std::string_view add_row =
    "INSERT INTO forward_capacity (product_id, week, supplier_organisation_id, announced_g) VALUES (?, ?, ?, 0) ON DUPLICATE KEY UPDATE "
    "held_g = held_g";
constexpr std::string_view lock_row =
    "SELECT held_g FROM forward_capacity WHERE product_id = ? AND week = ? AND supplier_organisation_id = ? FOR UPDATE";
// Lines that wait stand in orders of the supplier that say so.
constexpr std::string_view sum_waiting = R"sql(
SELECT CAST(COALESCE(SUM(l.waiting_quantity * l.unit_net_mass_g), 0) AS SIGNED)
FROM purchase_order o JOIN purchase_order_line l ON l.order_id = o.order_id
WHERE o.supplier_organisation_id = ? AND l.product_id = ? AND l.delivery_week = ? AND l.waiting_quantity > 0)sql";
constexpr std::string_view write_row =
    "UPDATE forward_capacity SET held_g = ? WHERE product_id = ? AND week = ? AND supplier_organisation_id = ?";

std::int64_t integer_of(mysql::row_set rows) {
    if (!rows.next()) throw std::logic_error("a capacity that is repaired is not there");
    return rows.integer(0);
}

}  // namespace

std::vector<domain::capacity_key> find_differing_capacities(mysql::session& connection) {
    std::vector<domain::capacity_key> found;
    auto rows = connection.query(select_differing, {std::uint64_t{repaired_capacities_max}});
    while (rows.next()) found.push_back({rows.id<domain::product_id>(0), rows.date(1), rows.id<domain::organisation_id>(2)});
    return found;
}

std::optional<repaired_capacity> repair(mysql::session& connection, const domain::capacity_key& key) {
    connection.execute(add_row, {key.product, key.week, key.supplier});
    const auto before = integer_of(connection.query(lock_row, {key.product, key.week, key.supplier}));
    const auto held = integer_of(connection.query(sum_waiting, {key.supplier, key.product, key.week}));
    if (held == before) return std::nullopt;
    connection.execute(write_row, {held, key.product, key.week, key.supplier});
    return repaired_capacity{key, before, held};
}

}  // namespace chuanpin::orders::store
