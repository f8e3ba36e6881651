#include "orders/store/forward/forward_invariants.hpp"

namespace chuanpin::orders::store {
namespace {

constexpr invariant invariants[] = {
    {"I1", "capacity-is-held-by-waiting-lines", "what is held of a week is the sum of the lines that wait for it, of orders that are open",
     R"sql(
SELECT CONCAT(HEX(c.product_id), ' ', c.week) AS example
FROM forward_capacity c
LEFT JOIN (SELECT l.product_id, l.delivery_week AS week, o.supplier_organisation_id,
                  SUM(l.waiting_quantity * CAST(l.unit_net_mass_g AS DECIMAL(38))) AS waiting_g
           FROM purchase_order_line l JOIN purchase_order o ON o.order_id = l.order_id
           WHERE l.waiting_quantity > 0 GROUP BY l.product_id, l.delivery_week, o.supplier_organisation_id) w
  USING (product_id, week, supplier_organisation_id)
WHERE c.held_g <> COALESCE(w.waiting_g, 0)
UNION ALL
SELECT CONCAT(HEX(l.product_id), ' ', l.delivery_week)
FROM purchase_order_line l JOIN purchase_order o ON o.order_id = l.order_id
LEFT JOIN forward_capacity c ON c.product_id = l.product_id AND c.week = l.delivery_week
                            AND c.supplier_organisation_id = o.supplier_organisation_id
WHERE l.waiting_quantity > 0 AND c.product_id IS NULL
UNION ALL
SELECT HEX(o.order_id)
FROM purchase_order o
LEFT JOIN (SELECT DISTINCT order_id FROM purchase_order_line WHERE waiting_quantity > 0) w ON w.order_id = o.order_id
WHERE (o.goods_awaited_since IS NOT NULL) <> (w.order_id IS NOT NULL)
   OR (w.order_id IS NOT NULL AND (o.status NOT IN ('submitted', 'placed') OR o.goods_awaited_since <> o.placed_at)))sql"},
    {"I1", "late-goods-were-late", "both sides hear that goods are late once their week is over, of an order that asked for that week",
     R"sql(
SELECT HEX(t.order_id) AS example
FROM late_goods t LEFT JOIN purchase_order o ON o.order_id = t.order_id
WHERE o.order_id IS NULL OR t.told_at < t.week + INTERVAL 7 DAY - INTERVAL 8 HOUR
   OR NOT EXISTS (SELECT 1 FROM purchase_order_line l WHERE l.order_id = t.order_id AND l.delivery_week = t.week))sql"},

    // Such an announcement tells its supplier; what is held only falls until the next one. Revision 0: nothing was announced that is known.
    {"I1", "weeks-are-promised-within-what-was-announced",
     "more than was announced of a week is held only where a later announcement fell below it, and no more than then", R"sql(
SELECT CONCAT(HEX(c.product_id), ' ', c.week) AS example
FROM forward_capacity c
WHERE c.held_g > c.announced_g AND c.revision > 0
  AND NOT EXISTS (SELECT 1 FROM journal j WHERE j.aggregate_type = 'forward_capacity' AND j.aggregate_version = c.revision
                  AND JSON_VALUE(j.data, '$.announced_g') = c.announced_g AND JSON_VALUE(j.data, '$.held_g') >= c.held_g))sql"},

    // Under a contract an addendum moves the delivery, once the goods are there.
    {"I6", "lines-ahead-are-for-the-week-of-their-delivery", "what waits for a harvest waits for that of the week that it is delivered in",
     R"sql(
SELECT HEX(o.order_id) AS example
FROM purchase_order_line l JOIN purchase_order o ON o.order_id = l.order_id
WHERE l.delivery_week <> o.requested_delivery_date - INTERVAL WEEKDAY(o.requested_delivery_date) DAY AND NOT o.contract_required)sql"},
};

}  // namespace

std::span<const invariant> forward_invariants() { return invariants; }

}  // namespace chuanpin::orders::store
