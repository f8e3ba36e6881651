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

    {"I4", "each-day-is-decided-once", "a day of a standing order is behind what was decided, and what it says was ordered is an order",
     R"sql(
SELECT CONCAT(HEX(d.standing_order_id), ' ', d.day) AS example
FROM standing_order_day d
JOIN standing_order s ON s.standing_order_id = d.standing_order_id
LEFT JOIN purchase_order o ON o.order_id = d.order_id
WHERE d.day > s.decided_through OR (d.outcome = 'ordered' AND o.order_id IS NULL))sql"},
};

}  // namespace

std::span<const invariant> demand_invariants() { return invariants; }

}  // namespace chuanpin::orders::store
