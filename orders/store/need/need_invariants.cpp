#include "orders/store/need/need_invariants.hpp"

namespace chuanpin::orders::store {
namespace {

constexpr invariant invariants[] = {
    {"I5", "needs-are-the-sums-of-their-shares", "what is committed of a need is what its ordered shares give", R"sql(
SELECT HEX(n.need_id) AS example
FROM purchase_need n
LEFT JOIN (SELECT need_id, SUM(amount) AS given FROM need_fill_share WHERE status = 'ordered' GROUP BY need_id) s ON s.need_id = n.need_id
WHERE n.committed <> COALESCE(s.given, 0))sql"},

    // What was ordered ahead of its harvest cannot be replaced.
    {"I6", "shares-are-ordered-once",
     "each ordered share is one line of its order, of its supplier, from stock or ahead; only cancelled orders release shares",
     R"sql(
SELECT HEX(s.fill_id) AS example
FROM need_fill_share s
LEFT JOIN purchase_order o ON o.order_id = s.order_id
LEFT JOIN (SELECT order_id, product_id, ahead, SUM(quantity) AS quantity
           FROM (SELECT l.order_id, l.product_id, l.delivery_week IS NOT NULL AS ahead, l.quantity FROM purchase_order_line l LEFT JOIN order_line_replacement r USING (order_id, line_number)
                 WHERE r.order_id IS NULL
                 UNION ALL
                 SELECT order_id, replaced_product_id, FALSE, replaced_quantity FROM order_line_replacement) AS as_ordered GROUP BY order_id, product_id, ahead) l
  ON l.order_id = s.order_id AND l.product_id = s.product_id AND l.ahead = s.ahead
WHERE s.status IN ('ordered', 'released')
  AND (o.order_id IS NULL OR o.supplier_organisation_id <> s.supplier_organisation_id OR l.quantity IS NULL OR l.quantity <> s.quantity
       OR (s.status = 'released' AND o.status <> 'cancelled'))
UNION ALL
SELECT HEX(MIN(fill_id)) FROM need_fill_share WHERE order_id IS NOT NULL GROUP BY order_id, product_id, ahead HAVING COUNT(*) > 1)sql"},

    {"I7", "every-change-of-a-need-is-in-the-journal", "one entry for each version of a need", R"sql(
SELECT CONVERT(aggregate_id USING utf8mb4) AS example FROM journal WHERE aggregate_type = 'need'
GROUP BY aggregate_id HAVING COUNT(*) <> MAX(aggregate_version)
UNION ALL
SELECT 'the number of changes of needs' FROM DUAL
WHERE (SELECT COUNT(*) FROM journal WHERE aggregate_type = 'need') <> (SELECT COALESCE(SUM(version), 0) FROM purchase_need))sql"},

    {"I6", "parts-of-a-group-are-of-its-houses", "each part of a group's fill is the fill of another house, which was asked into the group",
     R"sql(
SELECT HEX(p.group_fill_id) AS example
FROM group_fill_part p JOIN group_fill g USING (group_fill_id) JOIN need_fill f USING (fill_id)
LEFT JOIN buyer_group_member m ON m.group_id = g.group_id AND m.organisation_id = f.buyer_organisation_id
WHERE m.group_id IS NULL
UNION ALL
SELECT HEX(MIN(p.group_fill_id)) FROM group_fill_part p JOIN need_fill f USING (fill_id)
GROUP BY p.group_fill_id, f.buyer_organisation_id HAVING COUNT(*) > 1)sql"},

    {"I5", "houses-share-out-what-there-is",
     "the houses of a group get no more of an offer together than there was of it in stock, and ahead of the harvest",
     R"sql(
SELECT HEX(p.group_fill_id) AS example
FROM group_fill_part p JOIN need_fill_share s USING (fill_id)
GROUP BY p.group_fill_id, s.offer_id, s.ahead HAVING SUM(s.quantity) > MAX(s.available))sql"},

    // A need that was changed is not ordered by an older fill any more. Under a contract an addendum moves the delivery.
    {"I6", "parts-of-a-group-are-made-together",
     "a group's fill has a part at least; each is made with it, of needs of its house, in its measure and ordered for its day", R"sql(
SELECT HEX(g.group_fill_id) AS example
FROM group_fill g LEFT JOIN group_fill_part p USING (group_fill_id) LEFT JOIN need_fill f USING (fill_id)
WHERE f.fill_id IS NULL OR f.proposed_by <> g.proposed_by OR f.proposed_at <> g.proposed_at
UNION ALL
SELECT HEX(p.group_fill_id)
FROM group_fill_part p JOIN need_fill f USING (fill_id) JOIN need_fill_need x USING (fill_id) JOIN purchase_need n USING (need_id)
WHERE n.buyer_organisation_id <> f.buyer_organisation_id
UNION ALL
SELECT HEX(g.group_fill_id)
FROM group_fill g JOIN group_fill_part p USING (group_fill_id) JOIN need_fill_share s USING (fill_id)
LEFT JOIN purchase_order o ON o.order_id = s.order_id
WHERE s.measure <> g.measure OR (o.requested_delivery_date <> g.requested_delivery_date AND NOT o.contract_required))sql"},

    {"I7", "every-change-of-a-group-is-in-the-journal", "one entry for each version of a group of buyers", R"sql(
SELECT CONVERT(aggregate_id USING utf8mb4) AS example FROM journal WHERE aggregate_type = 'buyer_group'
GROUP BY aggregate_id HAVING COUNT(*) <> MAX(aggregate_version)
UNION ALL
SELECT 'the number of changes of groups' FROM DUAL
WHERE (SELECT COUNT(*) FROM journal WHERE aggregate_type = 'buyer_group') <> (SELECT COALESCE(SUM(version), 0) FROM buyer_group))sql"},
};

}  // namespace

std::span<const invariant> need_invariants() { return invariants; }

}  // namespace chuanpin::orders::store
