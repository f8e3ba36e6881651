#include "orders/store/mysql_invariant_checker.hpp"

namespace chuanpin::orders::store {
namespace {

struct invariant {
    std::string_view name;
    std::string_view meaning;
    std::string_view violations;  ///< rows (example) that break it
};

constexpr invariant invariants[] = {
    {"stock-never-oversold", "0 <= reserved <= on_hand", R"sql(
SELECT HEX(stock_id) AS example FROM stock_level WHERE reserved < 0 OR reserved > on_hand)sql"},

    {"stock-is-the-sum-of-its-movements", "on_hand and reserved are the sums of the ledger", R"sql(
SELECT HEX(COALESCE(s.stock_id, m.product_id)) AS example
FROM (SELECT product_id, warehouse_id, SUM(on_hand_change) AS on_hand, SUM(reserved_change) AS reserved
      FROM stock_movement GROUP BY product_id, warehouse_id) m
LEFT JOIN stock_level s USING (product_id, warehouse_id)
WHERE s.stock_id IS NULL OR s.on_hand <> m.on_hand OR s.reserved <> m.reserved
UNION ALL
SELECT HEX(s.stock_id) FROM stock_level s
WHERE (s.on_hand <> 0 OR s.reserved <> 0)
  AND NOT EXISTS (SELECT 1 FROM stock_movement m WHERE m.product_id = s.product_id AND m.warehouse_id = s.warehouse_id))sql"},

    {"reserved-is-held-by-open-orders", "reserved is what submitted, placed and confirmed orders hold", R"sql(
SELECT HEX(s.stock_id) AS example
FROM stock_level s
LEFT JOIN (SELECT m.product_id, m.warehouse_id, SUM(m.quantity) AS held
           FROM stock_movement m JOIN purchase_order o ON o.order_id = m.order_id
           WHERE m.kind = 'held' AND o.status IN ('submitted', 'placed', 'confirmed') GROUP BY m.product_id, m.warehouse_id) h USING (product_id, warehouse_id)
WHERE s.reserved <> COALESCE(h.held, 0))sql"},

    {"order-holds-all-of-its-lines", "an order holds every line in full or does not exist", R"sql(
SELECT HEX(l.order_id) AS example
FROM purchase_order_line l
LEFT JOIN (SELECT order_id, line_id, SUM(quantity) AS held FROM stock_movement WHERE kind = 'held' GROUP BY order_id, line_id) h
  ON h.order_id = l.order_id AND h.line_id = l.line_id
WHERE l.quantity <> COALESCE(h.held, 0)
UNION ALL
SELECT HEX(m.order_id) FROM stock_movement m LEFT JOIN purchase_order_line l ON l.order_id = m.order_id AND l.line_id = m.line_id
WHERE m.order_id IS NOT NULL AND l.line_id IS NULL
UNION ALL
SELECT HEX(o.order_id) FROM purchase_order o WHERE NOT EXISTS (SELECT 1 FROM purchase_order_line l WHERE l.order_id = o.order_id))sql"},

    {"goods-leave-once", "a dispatched order shipped what it held, a cancelled one gave it back, an open one did neither", R"sql(
SELECT HEX(o.order_id) AS example
FROM purchase_order o
JOIN (SELECT order_id, SUM(IF(kind = 'held', quantity, 0)) AS held, SUM(IF(kind = 'shipped', quantity, 0)) AS shipped,
             SUM(IF(kind = 'hold_released', quantity, 0)) AS released
      FROM stock_movement WHERE order_id IS NOT NULL GROUP BY order_id) m ON m.order_id = o.order_id
WHERE m.shipped <> IF(o.status IN ('dispatched', 'accepted', 'partly_accepted'), m.held, 0)
   OR m.released <> IF(o.status = 'cancelled', m.held, 0))sql"},

    {"order-total-is-the-sum-of-its-lines", "amount = quantity * unit price, total = sum of amounts", R"sql(
SELECT HEX(o.order_id) AS example
FROM purchase_order o
JOIN (SELECT order_id, SUM(amount_fen) AS amount, SUM(amount_fen <> quantity * unit_price_fen) AS wrong
      FROM purchase_order_line GROUP BY order_id) l ON l.order_id = o.order_id
WHERE o.total_fen <> l.amount OR l.wrong <> 0)sql"},

    {"accepted-total-is-the-sum-of-what-was-accepted", "accepted + rejected = shipped, line by line", R"sql(
SELECT HEX(o.order_id) AS example
FROM purchase_order o
JOIN (SELECT order_id, SUM(accepted_quantity * unit_price_fen) AS accepted, SUM(accepted_quantity IS NULL) AS open_lines,
             SUM(COALESCE(rejected_quantity, 0)) AS rejected, COUNT(*) AS line_count
      FROM purchase_order_line GROUP BY order_id) l ON l.order_id = o.order_id
WHERE IF(o.status IN ('accepted', 'partly_accepted'),
         l.open_lines <> 0 OR o.accepted_fen <> l.accepted OR (o.status = 'accepted') <> (l.rejected = 0),
         l.open_lines <> l.line_count))sql"},

    {"every-change-of-an-order-is-in-the-journal", "one entry for each version; what the supplier knows of was placed once", R"sql(
SELECT CONVERT(aggregate_id USING utf8mb4) AS example FROM journal WHERE aggregate_type = 'order' GROUP BY aggregate_id
HAVING COUNT(*) <> MAX(aggregate_version) OR MIN(aggregate_version) <> 1 OR SUM(type = 'order.placed') > 1
    OR SUM(type IN ('order.placed', 'order.submitted') AND aggregate_version = 1) <> 1
UNION ALL
SELECT 'orders that were placed' FROM DUAL
WHERE (SELECT COUNT(*) FROM journal WHERE type = 'order.placed') <> (SELECT COUNT(*) FROM purchase_order WHERE approved_at IS NOT NULL)
UNION ALL
SELECT 'the number of orders' FROM DUAL
WHERE (SELECT COUNT(DISTINCT aggregate_id) FROM journal WHERE aggregate_type = 'order') <> (SELECT COUNT(*) FROM purchase_order)
UNION ALL
SELECT 'the number of changes' FROM DUAL
WHERE (SELECT COUNT(*) FROM journal WHERE aggregate_type = 'order') <> (SELECT COALESCE(SUM(version), 0) FROM purchase_order))sql"},

    {"budget-is-the-sum-of-its-orders", "committed is what open orders would cost, consumed what was accepted", R"sql(
SELECT HEX(b.budget_id) AS example
FROM budget b
LEFT JOIN (SELECT l.budget_id, SUM(IF(o.status IN ('submitted', 'placed', 'confirmed', 'dispatched'), l.amount_fen, 0)) AS committed,
                  SUM(COALESCE(l.accepted_quantity * l.unit_price_fen, 0)) AS consumed
           FROM purchase_order_line l JOIN purchase_order o ON o.order_id = l.order_id
           WHERE l.budget_id IS NOT NULL GROUP BY l.budget_id) s USING (budget_id)
WHERE b.committed_fen <> COALESCE(s.committed, 0) OR b.consumed_fen <> COALESCE(s.consumed, 0)
UNION ALL
SELECT HEX(l.budget_id) FROM purchase_order_line l LEFT JOIN budget b ON b.budget_id = l.budget_id
WHERE l.budget_id IS NOT NULL AND b.budget_id IS NULL)sql"},

    {"approvals-are-as-counted", "an order was approved by as many others as it says, none of them its author", R"sql(
SELECT HEX(o.order_id) AS example
FROM purchase_order o
LEFT JOIN (SELECT order_id, SUM(approved) AS given FROM order_approval GROUP BY order_id) a ON a.order_id = o.order_id
WHERE o.approvals_given <> COALESCE(a.given, 0)
UNION ALL
SELECT HEX(a.order_id) FROM order_approval a JOIN purchase_order o ON o.order_id = a.order_id AND o.placed_by = a.account_id)sql"},

    {"refunds-never-pass-an-order", "what complaints ask or gave back is at most what was accepted", R"sql(
SELECT HEX(o.order_id) AS example
FROM purchase_order o
JOIN (SELECT order_id, SUM(IF(status = 'withdrawn', 0, COALESCE(refund_fen, asked_fen))) AS bound FROM complaint GROUP BY order_id) c
  ON c.order_id = o.order_id
WHERE c.bound > COALESCE(o.accepted_fen, 0))sql"},

    {"every-change-of-a-budget-is-in-the-journal", "one entry for each version of a budget", R"sql(
SELECT CONVERT(aggregate_id USING utf8mb4) AS example FROM journal WHERE aggregate_type = 'budget' GROUP BY aggregate_id
HAVING COUNT(*) <> MAX(aggregate_version) OR MIN(aggregate_version) <> 1
UNION ALL
SELECT 'the number of changes' FROM DUAL
WHERE (SELECT COUNT(*) FROM journal WHERE aggregate_type = 'budget') <> (SELECT COALESCE(SUM(version), 0) FROM budget))sql"},

    {"every-change-of-stock-is-in-the-journal", "one entry for each version of a stock level", R"sql(
SELECT CONVERT(aggregate_id USING utf8mb4) AS example FROM journal WHERE aggregate_type = 'stock_level' GROUP BY aggregate_id
HAVING COUNT(*) <> MAX(aggregate_version) OR MIN(aggregate_version) <> 1
UNION ALL
SELECT 'the number of changes' FROM DUAL
WHERE (SELECT COUNT(*) FROM journal WHERE aggregate_type = 'stock_level') <> (SELECT COALESCE(SUM(version), 0) FROM stock_level))sql"},
};

}  // namespace

std::vector<app::invariant_report> check_invariants(mysql::session& connection) {
    std::vector<app::invariant_report> reports;
    for (const auto& each : invariants) {
        auto rows = connection.query("SELECT COUNT(*), MIN(example) FROM (" + std::string(each.violations) + ") AS violation");
        rows.next();
        reports.push_back({std::string(each.name), std::string(each.meaning), rows.integer(0), rows.optional_text(1).value_or("")});
    }
    return reports;
}

}  // namespace chuanpin::orders::store
