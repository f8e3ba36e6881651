#include "orders/store/delivery/delivery_invariants.hpp"

namespace chuanpin::orders::store {
namespace {

constexpr invariant invariants[] = {
    {"I6", "goods-leave-once", "what a line shipped, gave back and took back is in the ledger, once; an open order gives nothing back",
     R"sql(
SELECT HEX(l.order_id) AS example
FROM purchase_order_line l
JOIN purchase_order o ON o.order_id = l.order_id
JOIN (SELECT order_id, line_id, SUM(IF(kind = 'held', quantity, 0)) AS held, SUM(IF(kind = 'shipped', quantity, 0)) AS shipped,
             SUM(IF(kind = 'hold_released', quantity, 0)) AS released, SUM(IF(kind = 'returned', quantity, 0)) AS returned
      FROM stock_movement WHERE order_id IS NOT NULL GROUP BY order_id, line_id) m ON m.order_id = l.order_id AND m.line_id = l.line_id
WHERE m.shipped <> l.shipped_quantity OR m.returned <> l.returned_quantity
   OR m.released <> CASE WHEN o.status = 'cancelled' THEN m.held WHEN o.status IN ('short_closed', 'closed') THEN m.held - m.shipped ELSE 0 END)sql"},

    {"I6", "lines-are-the-sums-of-their-deliveries", "returned <= accepted <= shipped <= ordered, each the sum over the deliveries", R"sql(
SELECT HEX(l.order_id) AS example
FROM purchase_order_line l
LEFT JOIN (SELECT d.order_id, x.line_id, SUM(x.quantity) AS shipped, SUM(COALESCE(x.accepted_quantity, 0)) AS accepted,
                  SUM(COALESCE(x.rejected_quantity, 0)) AS rejected, SUM(COALESCE(x.accepted_g, 0)) AS weighed
           FROM delivery d JOIN delivery_line x ON x.delivery_id = d.delivery_id GROUP BY d.order_id, x.line_id) s
  ON s.order_id = l.order_id AND s.line_id = l.line_id
WHERE l.shipped_quantity <> COALESCE(s.shipped, 0) OR COALESCE(l.accepted_quantity, 0) <> COALESCE(s.accepted, 0)
   OR COALESCE(l.rejected_quantity, 0) <> COALESCE(s.rejected, 0) OR COALESCE(l.accepted_g, 0) <> COALESCE(s.weighed, 0)
   OR l.quantity < l.shipped_quantity
   OR l.shipped_quantity < COALESCE(l.accepted_quantity, 0) + COALESCE(l.rejected_quantity, 0)
   OR COALESCE(l.accepted_quantity, 0) < l.returned_quantity
UNION ALL
SELECT HEX(o.order_id) FROM purchase_order o LEFT JOIN (SELECT order_id, COUNT(*) AS made FROM delivery GROUP BY order_id) d ON d.order_id = o.order_id
WHERE o.deliveries <> COALESCE(d.made, 0))sql"},

    {"I6", "deliveries-are-the-ledger", "what deliveries took from each lot is what the ledger calls shipped", R"sql(
SELECT HEX(order_id) AS example
FROM (SELECT d.order_id, x.line_id, x.product_id, x.warehouse_id, x.lot_id, x.quantity FROM delivery d JOIN delivery_lot x ON x.delivery_id = d.delivery_id
      UNION ALL
      SELECT order_id, line_id, product_id, warehouse_id, lot_id, -quantity FROM stock_movement WHERE kind = 'shipped') AS both_sides
GROUP BY order_id, line_id, product_id, warehouse_id, lot_id HAVING SUM(quantity) <> 0)sql"},

    {"I6", "orders-are-shipped-as-they-say", "nothing left before, all after the dispatch; a settled order waits for no acceptance", R"sql(
SELECT HEX(o.order_id) AS example
FROM purchase_order o
JOIN (SELECT order_id, SUM(shipped_quantity) AS shipped, SUM(quantity) AS ordered FROM purchase_order_line GROUP BY order_id) l ON l.order_id = o.order_id
WHERE CASE WHEN o.status IN ('dispatched', 'accepted', 'partly_accepted') THEN l.shipped <> l.ordered
           WHEN o.status IN ('partly_shipped', 'short_closed') THEN l.shipped = 0 OR l.shipped >= l.ordered
           WHEN o.status = 'closed' THEN l.shipped = 0
           ELSE l.shipped <> 0 END
UNION ALL
SELECT HEX(o.order_id) FROM purchase_order o JOIN delivery d ON d.order_id = o.order_id AND d.status = 'shipped'
WHERE o.status IN ('accepted', 'partly_accepted', 'short_closed', 'closed'))sql"},

    {"I6", "services-need-no-stock", "what is performed stands in no warehouse, waits for no harvest and is not sent back", R"sql(
SELECT HEX(order_id) AS example FROM purchase_order_line
WHERE unit_net_mass_g = 0 AND (delivery_week IS NOT NULL OR returned_quantity <> 0)
UNION ALL
SELECT HEX(l.order_id) FROM stock_movement m JOIN purchase_order_line l ON l.order_id = m.order_id AND l.line_id = m.line_id
WHERE l.unit_net_mass_g = 0)sql"},

    {"I5", "returns-are-what-came-back",
     "returned is the sum of received returns, in pieces and in money; each piece was stocked or written off", R"sql(
SELECT HEX(l.order_id) AS example
FROM purchase_order_line l
LEFT JOIN (SELECT r.order_id, x.line_id, SUM(x.quantity) AS returned
           FROM goods_return r JOIN goods_return_line x ON x.return_id = r.return_id WHERE r.status = 'received' GROUP BY r.order_id, x.line_id) s
  ON s.order_id = l.order_id AND s.line_id = l.line_id
WHERE l.returned_quantity <> COALESCE(s.returned, 0)
UNION ALL
SELECT HEX(o.order_id)
FROM purchase_order o
JOIN (SELECT order_id, SUM(returned_amount_fen) AS returned FROM purchase_order_line GROUP BY order_id) l ON l.order_id = o.order_id
LEFT JOIN (SELECT order_id, SUM(amount_fen) AS returned FROM goods_return WHERE status = 'received' GROUP BY order_id) r ON r.order_id = o.order_id
WHERE o.returned_fen <> l.returned OR o.returned_fen <> COALESCE(r.returned, 0)
UNION ALL
SELECT HEX(r.return_id) FROM goods_return r JOIN goods_return_line x ON x.return_id = r.return_id
WHERE x.restocked + x.written_off <> IF(r.status = 'received', x.quantity, 0)
UNION ALL
SELECT 'what was written off' FROM DUAL
WHERE (SELECT COALESCE(SUM(quantity), 0) FROM stock_movement WHERE cause = 'sent_back') <> (SELECT COALESCE(SUM(written_off), 0) FROM goods_return_line))sql"},

    {"I5", "nothing-owed-is-asked-back-twice", "open returns and complaints together ask for no more than is owed", R"sql(
SELECT HEX(o.order_id) AS example
FROM purchase_order o
JOIN (SELECT order_id, SUM(amount_fen) AS asked FROM goods_return WHERE status IN ('requested', 'agreed') GROUP BY order_id) r ON r.order_id = o.order_id
LEFT JOIN (SELECT order_id, SUM(IF(status = 'withdrawn', 0, COALESCE(refund_fen, asked_fen))) AS bound FROM complaint GROUP BY order_id) c
  ON c.order_id = o.order_id
WHERE r.asked + COALESCE(c.bound, 0) > COALESCE(o.accepted_fen, 0) - o.returned_fen
UNION ALL
SELECT HEX(o.order_id) FROM purchase_order o JOIN goods_return r ON r.order_id = o.order_id AND r.status IN ('requested', 'agreed')
WHERE o.status = 'closed')sql"},

    // Deliveries from before parts have the bytes of their order for an id, and no beginning in the journal.
    {"I7", "every-change-of-a-delivery-is-in-the-journal", "one entry for each version of a delivery and of a return", R"sql(
SELECT CONVERT(aggregate_id USING utf8mb4) AS example FROM journal WHERE aggregate_type IN ('delivery', 'return')
GROUP BY aggregate_type, aggregate_id HAVING COUNT(*) <> MAX(aggregate_version) - MIN(aggregate_version) + 1
UNION ALL
SELECT 'the number of changes of deliveries' FROM DUAL
WHERE (SELECT COUNT(*) FROM journal WHERE aggregate_type = 'delivery'
       AND SUBSTRING(CONVERT(aggregate_id USING utf8mb4), 5) <> SUBSTRING(JSON_VALUE(data, '$.order_id'), 5))
   <> (SELECT COALESCE(SUM(version), 0) FROM delivery WHERE delivery_id <> order_id)
UNION ALL
SELECT 'the number of changes of returns' FROM DUAL
WHERE (SELECT COUNT(*) FROM journal WHERE aggregate_type = 'return') <> (SELECT COALESCE(SUM(version), 0) FROM goods_return))sql"},
};

}  // namespace

std::span<const invariant> delivery_invariants() { return invariants; }

}  // namespace chuanpin::orders::store
