#include "orders/store/supply/supply_invariants.hpp"

namespace chuanpin::orders::store {
namespace {

constexpr invariant invariants[] = {
    {"I6", "called-off-within-the-contract",
     "of a period no more is called off than it has; it is the sum of its orders that were not cancelled, each at the floor or above",
     R"sql(
SELECT CONCAT(HEX(p.contract_id), ' ', p.number) AS example
FROM supply_period p
LEFT JOIN (SELECT contract_id, number, SUM(IF(given_back_at IS NULL, quantity, 0)) AS called_off, SUM(IF(not_supplied, quantity, 0)) AS not_supplied
           FROM supply_call_off GROUP BY contract_id, number) c ON c.contract_id = p.contract_id AND c.number = p.number
WHERE p.called_off > p.quantity OR p.called_off <> COALESCE(c.called_off, 0) OR p.not_supplied <> COALESCE(c.not_supplied, 0)
UNION ALL
SELECT HEX(c.order_id)
FROM supply_call_off c
JOIN supply_contract s ON s.contract_id = c.contract_id
LEFT JOIN purchase_order o ON o.order_id = c.order_id
LEFT JOIN purchase_order_line l ON l.order_id = c.order_id
WHERE o.order_id IS NULL OR (o.status = 'cancelled') <> (c.given_back_at IS NOT NULL)
   OR l.quantity <> c.quantity OR l.unit_price_fen <> c.unit_price_fen OR c.unit_price_fen < s.floor_price_fen OR s.in_force_at IS NULL)sql"},

    {"I6", "long-term-contracts-are-signed",
     "in force is what both signed: each the hash of its text; its periods are those of its terms and of the addenda in force",
     R"sql(
SELECT HEX(c.contract_id) AS example
FROM supply_contract c
LEFT JOIN (SELECT contract_id, COUNT(*) AS signed FROM supply_signature GROUP BY contract_id) s ON s.contract_id = c.contract_id
LEFT JOIN (SELECT contract_id, COUNT(*) AS made FROM supply_period GROUP BY contract_id) p
  ON p.contract_id = c.contract_id
WHERE (c.in_force_at IS NOT NULL) <> (COALESCE(s.signed, 0) = 2) OR CONVERT(c.sha256 USING utf8mb4) <> SHA2(c.text, 256)
   OR COALESCE(p.made, 0) <> c.periods
UNION ALL
SELECT CONCAT(HEX(p.contract_id), ' ', p.number) FROM supply_period p JOIN supply_contract c ON c.contract_id = p.contract_id
WHERE p.quantity <> COALESCE((SELECT q.quantity FROM supply_addendum_quantity q
  JOIN supply_addendum a ON a.contract_id = q.contract_id AND a.number = q.number
  WHERE q.contract_id = p.contract_id AND q.period = p.number AND a.outcome = 'signed' ORDER BY q.number DESC LIMIT 1), c.quantity_per_period)
UNION ALL
SELECT HEX(s.contract_id) FROM supply_signature s JOIN supply_contract c ON c.contract_id = s.contract_id WHERE s.sha256 <> c.sha256)sql"},

    {"I6", "addenda-of-long-term-contracts-hold",
     "each is the hash of its text and the newest alone is open; those in force say when their contract ends and what prices it, its "
     "periods "
     "say the same, and of one after the end no more is called off than when it was agreed",
     R"sql(
SELECT CONCAT(HEX(a.contract_id), ' ', a.number) AS example
FROM supply_addendum a
JOIN supply_contract c ON c.contract_id = a.contract_id
WHERE CONVERT(a.sha256 USING utf8mb4) <> SHA2(a.text, 256) OR c.in_force_at IS NULL OR a.unit_price_fen < c.floor_price_fen
   OR (a.outcome IS NULL AND EXISTS (SELECT 1 FROM supply_addendum n WHERE n.contract_id = a.contract_id AND n.number > a.number))
UNION ALL
SELECT HEX(c.contract_id) FROM supply_contract c
WHERE NOT c.agreed_end <=> (SELECT a.ends_on FROM supply_addendum a WHERE a.contract_id = c.contract_id AND a.outcome = 'signed'
    AND a.ends_on IS NOT NULL ORDER BY a.number DESC LIMIT 1)
   OR c.priced_by <> COALESCE((SELECT MAX(a.number) FROM supply_addendum a WHERE a.contract_id = c.contract_id AND a.outcome = 'signed'
    AND a.unit_price_fen IS NOT NULL), 0)
UNION ALL
SELECT CONCAT(HEX(p.contract_id), ' ', p.number) FROM supply_period p JOIN supply_contract c ON c.contract_id = p.contract_id
WHERE NOT p.open_until <=> c.agreed_end OR p.priced_by <> c.priced_by OR (p.open_until < p.from_day AND p.kept < p.called_off))sql"},

    // Where there is a contract of the order's own, an addendum may move its day.
    {"I6", "call-offs-are-of-their-period", "what is called off is the contract's product, for a day of its period", R"sql(
SELECT HEX(c.order_id) AS example
FROM supply_call_off c
JOIN supply_contract s ON s.contract_id = c.contract_id
JOIN supply_period p ON p.contract_id = c.contract_id AND p.number = c.number
JOIN purchase_order o ON o.order_id = c.order_id
JOIN purchase_order_line l ON l.order_id = c.order_id
WHERE l.product_id <> s.product_id OR (NOT o.contract_required AND o.requested_delivery_date NOT BETWEEN p.from_day AND p.to_day))sql"},

    {"I4", "each-day-is-ordered-for-itself", "the order of a day of a standing order is for that day", R"sql(
SELECT CONCAT(HEX(d.standing_order_id), ' ', d.day) AS example
FROM standing_order_day d JOIN purchase_order o ON o.order_id = d.order_id
WHERE NOT o.contract_required AND o.requested_delivery_date <> d.day)sql"},

    {"I11", "plans-become-orders-of-their-house",
     "what a contract, a standing order or a fill became is an order of the same buyer, by the contract's supplier", R"sql(
SELECT HEX(o.order_id) AS example
FROM supply_call_off c JOIN supply_contract s ON s.contract_id = c.contract_id JOIN purchase_order o ON o.order_id = c.order_id
WHERE o.buyer_organisation_id <> s.buyer_organisation_id OR o.supplier_organisation_id <> s.supplier_organisation_id
UNION ALL
SELECT HEX(o.order_id)
FROM standing_order_day d JOIN standing_order s ON s.standing_order_id = d.standing_order_id JOIN purchase_order o ON o.order_id = d.order_id
WHERE o.buyer_organisation_id <> s.buyer_organisation_id
UNION ALL
SELECT HEX(o.order_id)
FROM need_fill_share x JOIN purchase_need n ON n.need_id = x.need_id JOIN purchase_order o ON o.order_id = x.order_id
WHERE o.buyer_organisation_id <> n.buyer_organisation_id)sql"},

    {"I7", "every-change-of-a-long-term-contract-is-in-the-journal", "one entry for each version of a contract", R"sql(
SELECT CONVERT(aggregate_id USING utf8mb4) AS example FROM journal WHERE aggregate_type = 'supply_contract' GROUP BY aggregate_id
HAVING COUNT(*) <> MAX(aggregate_version) OR MIN(aggregate_version) <> 1
UNION ALL
SELECT 'the number of changes' FROM DUAL
WHERE (SELECT COUNT(*) FROM journal WHERE aggregate_type = 'supply_contract') <> (SELECT COALESCE(SUM(version), 0) FROM supply_contract))sql"},

    {"I4", "each-day-is-decided-once", "a day of a standing order is behind what was decided, and what it says was ordered is an order",
     R"sql(
SELECT CONCAT(HEX(d.standing_order_id), ' ', d.day) AS example
FROM standing_order_day d
JOIN standing_order s ON s.standing_order_id = d.standing_order_id
LEFT JOIN purchase_order o ON o.order_id = d.order_id
WHERE d.day > s.decided_through OR (d.outcome = 'ordered' AND o.order_id IS NULL))sql"},

    {"I4", "days-in-part-say-what-is-missing", "what was left out of a day is not in its order, and the rest of the day is one", R"sql(
SELECT CONCAT(HEX(s.standing_order_id), ' ', s.day) AS example
FROM standing_order_skipped_line s JOIN standing_order_day d USING (standing_order_id, day)
LEFT JOIN purchase_order_line l ON l.order_id = d.order_id AND l.offer_id = s.offer_id
WHERE d.order_id IS NULL OR l.line_id IS NOT NULL)sql"},

    // A day is ordered for itself, so all of its lines that wait name its week.
    {"I4", "days-that-wait-say-so", "a day of a standing order says for which week's harvest lines of its order were to wait", R"sql(
SELECT CONCAT(HEX(d.standing_order_id), ' ', d.day) AS example
FROM standing_order_day d
LEFT JOIN (SELECT order_id, MIN(delivery_week) AS week FROM purchase_order_line WHERE delivery_week IS NOT NULL GROUP BY order_id) l
  ON l.order_id = d.order_id
WHERE NOT (d.delivery_week <=> l.week))sql"},
};

}  // namespace

std::span<const invariant> demand_invariants() { return invariants; }

}  // namespace chuanpin::orders::store
