#include "orders/store/mysql_invariant_checker.hpp"

#include "orders/domain/events.hpp"
#include "orders/domain/order/state.hpp"
#include "orders/store/agreement/agreement_invariants.hpp"
#include "orders/store/attribution/attribution_invariants.hpp"
#include "orders/store/delivery/delivery_invariants.hpp"
#include "orders/store/forward/forward_invariants.hpp"
#include "orders/store/need/need_invariants.hpp"
#include "orders/store/quotation/quotation_invariants.hpp"
#include "orders/store/refund/refund_invariants.hpp"
#include "orders/store/replacing/replacement_invariants.hpp"
#include "orders/store/supply/supply_invariants.hpp"

namespace chuanpin::orders::store {
namespace {

constexpr invariant invariants[] = {
    {"I1", "stock-never-oversold", "0 <= reserved <= on_hand", R"sql(
SELECT HEX(stock_id) AS example FROM stock_level WHERE reserved < 0 OR reserved > on_hand
UNION ALL
SELECT HEX(lot_id) FROM stock_lot WHERE reserved < 0 OR reserved > on_hand)sql"},

    {"I1", "lots-are-the-sum-of-their-movements", "each lot's on_hand and reserved are the sums of its ledger", R"sql(
SELECT HEX(m.product_id) AS example
FROM (SELECT product_id, warehouse_id, lot_id, SUM(on_hand_change) AS on_hand, SUM(reserved_change) AS reserved
      FROM stock_movement GROUP BY product_id, warehouse_id, lot_id) m
LEFT JOIN stock_lot l USING (product_id, warehouse_id, lot_id)
WHERE COALESCE(l.on_hand, 0) <> m.on_hand OR COALESCE(l.reserved, 0) <> m.reserved
UNION ALL
SELECT HEX(l.product_id) FROM stock_lot l
WHERE (l.on_hand <> 0 OR l.reserved <> 0)
  AND NOT EXISTS (SELECT 1 FROM stock_movement m WHERE m.product_id = l.product_id AND m.warehouse_id = l.warehouse_id AND m.lot_id = l.lot_id))sql"},

    {"I1", "no-more-is-sold-than-the-lot", "shipped <= received and found; units in * mass <= what was delivered into the lot", R"sql(
SELECT HEX(o.lot_id) AS example
FROM lot o
LEFT JOIN (SELECT lot_id, SUM(IF(kind IN ('received', 'counted_over'), quantity, 0)) AS units_in,
                  SUM(IF(kind IN ('shipped', 'handed_over'), quantity, IF(kind = 'returned', -quantity, 0))) AS shipped
           FROM stock_movement GROUP BY lot_id) m ON m.lot_id = o.lot_id
WHERE o.units_in <> COALESCE(m.units_in, 0) OR COALESCE(m.shipped, 0) > o.units_in
   OR (o.intake_g IS NOT NULL AND o.units_in * CAST(COALESCE(o.unit_net_mass_g, 0) AS DECIMAL(38)) > o.intake_g))sql"},

    {"I1", "what-is-transferred-arrives", "each transfer leaves one warehouse and arrives in another, of the same lot and as much", R"sql(
SELECT HEX(transfer_id) AS example FROM stock_movement WHERE transfer_id IS NOT NULL
GROUP BY transfer_id
HAVING COUNT(*) <> 2 OR SUM(on_hand_change) <> 0 OR COUNT(DISTINCT product_id) <> 1 OR COUNT(DISTINCT lot_id) <> 1
    OR COUNT(DISTINCT warehouse_id) <> 2)sql"},

    {"I1", "stock-is-the-sum-of-its-movements", "on_hand and reserved are the sums of the ledger", R"sql(
SELECT HEX(COALESCE(s.stock_id, m.product_id)) AS example
FROM (SELECT product_id, warehouse_id, SUM(on_hand_change) AS on_hand, SUM(reserved_change) AS reserved
      FROM stock_movement GROUP BY product_id, warehouse_id) m
LEFT JOIN stock_level s USING (product_id, warehouse_id)
WHERE s.stock_id IS NULL OR s.on_hand <> m.on_hand OR s.reserved <> m.reserved
UNION ALL
SELECT HEX(s.stock_id) FROM stock_level s
WHERE (s.on_hand <> 0 OR s.reserved <> 0)
  AND NOT EXISTS (SELECT 1 FROM stock_movement m WHERE m.product_id = s.product_id AND m.warehouse_id = s.warehouse_id))sql"},

    {"I1", "reserved-is-held-by-open-orders", "reserved is what orders hold from their submission to the dispatch", R"sql(
SELECT HEX(s.stock_id) AS example
FROM stock_level s
LEFT JOIN (SELECT m.product_id, m.warehouse_id, SUM(m.reserved_change) AS held
           FROM stock_movement m JOIN purchase_order o ON o.order_id = m.order_id
           WHERE o.status IN ('submitted', 'placed', 'contracting', 'confirmed', 'partly_shipped') GROUP BY m.product_id, m.warehouse_id) h USING (product_id, warehouse_id)
WHERE s.reserved <> COALESCE(h.held, 0))sql"},

    {"I6", "order-holds-all-of-its-lines",
     "an order holds every line in full, as goods or, ahead of a harvest, as capacity, or does not exist", R"sql(
SELECT HEX(l.order_id) AS example
FROM purchase_order_line l
LEFT JOIN (SELECT order_id, line_id, SUM(quantity) AS held FROM stock_movement WHERE kind = 'held' GROUP BY order_id, line_id) h
  ON h.order_id = l.order_id AND h.line_id = l.line_id
WHERE COALESCE(h.held, 0) + l.waiting_quantity + l.unmet_quantity <> l.quantity AND NOT (l.unit_net_mass_g = 0 AND h.held IS NULL)
UNION ALL
SELECT HEX(m.order_id) FROM stock_movement m LEFT JOIN purchase_order_line l ON l.order_id = m.order_id AND l.line_id = m.line_id
LEFT JOIN order_line_replacement r ON r.order_id = m.order_id AND r.replaced_line_id = m.line_id
WHERE m.order_id IS NOT NULL AND l.line_id IS NULL AND r.order_id IS NULL
UNION ALL
SELECT HEX(o.order_id) FROM purchase_order o WHERE NOT EXISTS (SELECT 1 FROM purchase_order_line l WHERE l.order_id = o.order_id))sql"},

    {"I5", "order-total-is-the-sum-of-its-lines", "amount = quantity * unit price or mass * price of a kilogram, total = sum of amounts",
     R"sql(
SELECT HEX(o.order_id) AS example
FROM purchase_order o
JOIN (SELECT order_id, SUM(amount_fen) AS amount, SUM(amount_fen <> expected_amount_fen) AS wrong
      FROM purchase_order_line GROUP BY order_id) l ON l.order_id = o.order_id
WHERE o.total_fen <> l.amount OR l.wrong <> 0)sql"},

    {"I5", "accepted-total-is-the-sum-of-what-was-accepted",
     "accepted_fen is what the accepted pieces cost, once nothing more is shipped or accepted", R"sql(
SELECT HEX(o.order_id) AS example
FROM purchase_order o
JOIN (SELECT order_id, SUM(accepted_amount_fen) AS accepted, SUM(accepted_quantity IS NULL) AS open_lines,
             SUM(COALESCE(rejected_quantity, 0)) AS rejected, COUNT(*) AS line_count
      FROM purchase_order_line GROUP BY order_id) l ON l.order_id = o.order_id
WHERE IF(o.status IN ('accepted', 'partly_accepted', 'short_closed', 'closed'),
         l.open_lines <> 0 OR o.accepted_fen <> l.accepted OR o.status = 'accepted' AND l.rejected <> 0
             OR o.status = 'partly_accepted' AND l.rejected = 0,
         o.deliveries = 0 AND l.open_lines <> l.line_count))sql"},

    {"I7", "every-change-of-an-order-is-in-the-journal", "one entry for each version; what the supplier knows of was placed once", R"sql(
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

    {"I5", "budget-is-the-sum-of-its-orders",
     "committed is what open orders would still cost, consumed what was accepted and neither returned nor given back",
     R"sql(
SELECT HEX(b.budget_id) AS example
FROM budget b
LEFT JOIN (SELECT budget_id, SUM(committed) AS committed, SUM(consumed) AS consumed
           FROM (SELECT l.budget_id, IF(o.status IN ('submitted', 'placed', 'contracting', 'confirmed', 'partly_shipped', 'dispatched'),
                                        l.committed_amount_fen - COALESCE(l.accepted_amount_fen, 0), 0) AS committed,
                        COALESCE(l.accepted_amount_fen, 0) - l.returned_amount_fen - l.refunded_fen AS consumed
                 FROM purchase_order_line l JOIN purchase_order o ON o.order_id = l.order_id WHERE l.budget_id IS NOT NULL
                 UNION ALL
                 SELECT freight_budget_id, IF(status IN ('submitted', 'placed', 'contracting', 'confirmed', 'partly_shipped', 'dispatched'), freight_fen, 0),
                        IF(accepted_fen > 0, freight_fen, 0)
                 FROM purchase_order WHERE freight_budget_id IS NOT NULL) c GROUP BY budget_id) s USING (budget_id)
WHERE b.committed_fen <> COALESCE(s.committed, 0) OR b.consumed_fen <> COALESCE(s.consumed, 0)
UNION ALL
SELECT HEX(l.budget_id) FROM purchase_order_line l LEFT JOIN budget b ON b.budget_id = l.budget_id
WHERE l.budget_id IS NOT NULL AND b.budget_id IS NULL)sql"},

    {"I5", "payments-are-as-recorded",
     "paid is the sum of the payments; credit used the sum over its orders, each of what it owes and nobody has paid", R"sql(
SELECT HEX(o.order_id) AS example
FROM purchase_order o
LEFT JOIN (SELECT order_id, SUM(amount_fen) AS recorded, SUM(IF(confirmed_at IS NULL, 0, amount_fen)) AS confirmed
           FROM order_payment GROUP BY order_id) p ON p.order_id = o.order_id
WHERE o.paid_recorded_fen <> COALESCE(p.recorded, 0) OR o.paid_confirmed_fen <> COALESCE(p.confirmed, 0)
UNION ALL
SELECT HEX(order_id) FROM purchase_order
WHERE credit_used_fen <> IF(payment_kind = 'credit' AND confirmed_at IS NOT NULL AND status <> 'cancelled' AND COALESCE(accepted_fen, total_fen) > 0,
                            GREATEST(COALESCE(accepted_fen, total_fen) - returned_fen - refund_granted_fen + COALESCE(freight_fen, 0) - paid_confirmed_fen, 0), 0)
UNION ALL
SELECT HEX(c.credit_limit_id) FROM credit_limit c
LEFT JOIN (SELECT supplier_organisation_id, buyer_organisation_id, COALESCE(buyer_unit_id, REPEAT(CHAR(0), 16)) AS buyer_unit_id,
                  SUM(credit_used_fen) AS used
           FROM purchase_order WHERE credit_used_fen > 0 GROUP BY 1, 2, 3) o USING (supplier_organisation_id, buyer_organisation_id, buyer_unit_id)
WHERE c.used_fen <> COALESCE(o.used, 0))sql"},

    {"I6", "contracts-are-signed", "an order under a contract has one since its confirmation, and both have signed before it goes on",
     R"sql(
SELECT HEX(o.order_id) AS example
FROM purchase_order o
LEFT JOIN order_contract c ON c.order_id = o.order_id
LEFT JOIN (SELECT order_id, COUNT(*) AS signed FROM order_signature WHERE document = 0 GROUP BY order_id) s ON s.order_id = o.order_id
WHERE (c.order_id IS NOT NULL) <> (o.contract_required AND o.confirmed_at IS NOT NULL)
   OR (o.contract_required AND o.status IN ('confirmed', 'partly_shipped', 'dispatched', 'accepted', 'partly_accepted', 'short_closed', 'closed')
       AND COALESCE(s.signed, 0) <> 2)
   OR (o.status = 'contracting' AND COALESCE(s.signed, 0) > 1)
UNION ALL
SELECT HEX(s.order_id) FROM order_signature s JOIN order_contract c ON c.order_id = s.order_id
LEFT JOIN order_addendum a ON a.order_id = s.order_id AND a.number = s.document
WHERE s.sha256 <> IF(s.document = 0, c.sha256, COALESCE(a.sha256, '')))sql"},

    {"I6", "submitted-drafts-are-orders", "what a draft became is there", R"sql(
SELECT HEX(d.draft_id) AS example FROM order_draft d LEFT JOIN purchase_order o ON o.order_id = d.order_id
WHERE d.order_id IS NOT NULL AND o.order_id IS NULL)sql"},

    {"I6", "approvals-are-as-counted", "an order was approved by as many others as it says, none of them its author", R"sql(
SELECT HEX(o.order_id) AS example
FROM purchase_order o
LEFT JOIN (SELECT order_id, SUM(approved) AS given FROM order_approval GROUP BY order_id) a ON a.order_id = o.order_id
WHERE o.approvals_given <> COALESCE(a.given, 0)
UNION ALL
SELECT HEX(a.order_id) FROM order_approval a JOIN purchase_order o ON o.order_id = a.order_id AND o.placed_by = a.account_id)sql"},

    {"I5", "refunds-never-pass-an-order", "what complaints ask or gave back is at most what is owed", R"sql(
SELECT HEX(o.order_id) AS example
FROM purchase_order o
JOIN (SELECT order_id, SUM(IF(status = 'withdrawn', 0, COALESCE(refund_fen, asked_fen))) AS bound FROM complaint GROUP BY order_id) c
  ON c.order_id = o.order_id
WHERE c.bound > COALESCE(o.accepted_fen, 0) - o.returned_fen)sql"},

    {"I7", "every-change-of-a-budget-is-in-the-journal", "one entry for each version of a budget", R"sql(
SELECT CONVERT(aggregate_id USING utf8mb4) AS example FROM journal WHERE aggregate_type = 'budget' GROUP BY aggregate_id
HAVING COUNT(*) <> MAX(aggregate_version) OR MIN(aggregate_version) <> 1
UNION ALL
SELECT 'the number of changes' FROM DUAL
WHERE (SELECT COUNT(*) FROM journal WHERE aggregate_type = 'budget') <> (SELECT COALESCE(SUM(version), 0) FROM budget))sql"},

    {"I7", "every-change-of-stock-is-in-the-journal", "one entry for each version of a stock level", R"sql(
SELECT CONVERT(aggregate_id USING utf8mb4) AS example FROM journal WHERE aggregate_type = 'stock_level' GROUP BY aggregate_id
HAVING COUNT(*) <> MAX(aggregate_version) OR MIN(aggregate_version) <> 1
UNION ALL
SELECT 'the number of changes' FROM DUAL
WHERE (SELECT COUNT(*) FROM journal WHERE aggregate_type = 'stock_level') <> (SELECT COALESCE(SUM(version), 0) FROM stock_level))sql"},

    {"I4", "one-effect-for-each-key", "every kept answer is of one order that was placed, and of no other's", R"sql(
SELECT CONVERT(r.receipt_key USING utf8mb4) AS example
FROM receipt r
LEFT JOIN journal j ON j.aggregate_type = 'order' AND j.aggregate_version = 1
  AND j.aggregate_id = CAST(JSON_VALUE(CONVERT(IF(r.packed, UNCOMPRESS(r.body), r.body) USING utf8mb4), '$.id') AS BINARY)
WHERE (r.scope LIKE '% place_order' OR r.scope LIKE '% submit_draft' OR r.scope LIKE '% call_off_supply_contract') AND j.id IS NULL
UNION ALL
SELECT answered.id
FROM (SELECT JSON_VALUE(CONVERT(IF(packed, UNCOMPRESS(body), body) USING utf8mb4), '$.id') AS id FROM receipt
      WHERE scope LIKE '% place_order' OR scope LIKE '% submit_draft' OR scope LIKE '% call_off_supply_contract') answered
GROUP BY answered.id HAVING COUNT(*) > 1)sql"},

    {"I8", "the-chain-is-dense", "sealed entries are numbered without a gap up to the end of the chain", R"sql(
SELECT 'the numbers' AS example FROM DUAL
WHERE (SELECT COUNT(seq) FROM journal) <> (SELECT COALESCE(MAX(seq), 0) FROM journal)
UNION ALL
SELECT 'the end' FROM DUAL
WHERE (SELECT COALESCE(MAX(seq), 0) FROM journal) <> (SELECT COALESCE(MAX(last_seq), 0) FROM journal_epoch))sql"},

    {"I10", "times-follow-the-states", "an order is confirmed after it was placed, dispatched after that, accepted after that", R"sql(
SELECT HEX(order_id) AS example FROM purchase_order
WHERE confirmed_at < placed_at OR dispatched_at < confirmed_at OR accepted_at < dispatched_at OR cancelled_at < placed_at
   OR closed_at < accepted_at OR (dispatched_at IS NOT NULL AND confirmed_at IS NULL) OR (accepted_at IS NOT NULL AND dispatched_at IS NULL))sql"},

    {"I11", "nothing-crosses-organisations", "products, stock, warehouses, lots and orders that belong together have one supplier", R"sql(
SELECT HEX(s.stock_id) AS example FROM stock_level s JOIN warehouse w USING (warehouse_id)
WHERE w.organisation_id <> s.supplier_organisation_id
UNION ALL
SELECT HEX(s.stock_id) FROM stock_level s JOIN product p USING (product_id)
WHERE p.supplier_organisation_id <> s.supplier_organisation_id
UNION ALL
SELECT HEX(o.lot_id) FROM lot o JOIN product p USING (product_id) WHERE p.supplier_organisation_id <> o.supplier_organisation_id
UNION ALL
SELECT HEX(o.order_id) FROM purchase_order o JOIN purchase_order_line l ON l.order_id = o.order_id JOIN product p ON p.product_id = l.product_id
WHERE p.supplier_organisation_id <> o.supplier_organisation_id
UNION ALL
SELECT HEX(o.order_id) FROM stock_movement m JOIN purchase_order o ON o.order_id = m.order_id JOIN warehouse w ON w.warehouse_id = m.warehouse_id
WHERE w.organisation_id <> o.supplier_organisation_id)sql"},

    {"I5", "agreement-lines-are-what-they-are-made-of", "ordered, prepaid, paid back, delivered and reversed are the sums of their entries",
     R"sql(
SELECT HEX(l.agreement_id) AS example
FROM agreement_line l
LEFT JOIN (SELECT agreement_id, line_number, SUM(ordered_quantity) AS ordered, SUM(delivered_quantity) AS delivered,
                  SUM(reversed_quantity) AS reversed FROM agreement_section GROUP BY agreement_id, line_number) s USING (agreement_id, line_number)
LEFT JOIN (SELECT agreement_id, line_number, SUM(amount_fen) AS recorded, SUM(IF(confirmed_at IS NULL, 0, amount_fen)) AS confirmed
           FROM prepayment WHERE direction = 'paid' GROUP BY agreement_id, line_number) p USING (agreement_id, line_number)
LEFT JOIN (SELECT agreement_id, line_number, SUM(amount_fen) AS recorded, SUM(IF(confirmed_at IS NULL, 0, amount_fen)) AS confirmed
           FROM prepayment WHERE direction = 'paid_back' GROUP BY agreement_id, line_number) b USING (agreement_id, line_number)
LEFT JOIN (SELECT agreement_id, line_number, SUM(quantity) AS handed FROM agreement_delivery GROUP BY agreement_id, line_number) d USING (agreement_id, line_number)
LEFT JOIN (SELECT agreement_id, line_number, SUM(quantity) AS taken_back FROM agreement_reversal GROUP BY agreement_id, line_number) r USING (agreement_id, line_number)
WHERE l.quantity <> COALESCE(s.ordered, 0) OR l.prepaid_recorded_fen <> COALESCE(p.recorded, 0)
   OR l.repaid_recorded_fen <> COALESCE(b.recorded, 0) OR l.repaid_confirmed_fen <> COALESCE(b.confirmed, 0)
   OR l.prepaid_confirmed_fen <> COALESCE(p.confirmed, 0) OR s.delivered <> COALESCE(d.handed, 0) OR s.reversed <> COALESCE(r.taken_back, 0))sql"},

    {"I5", "allocations-are-exact", "the shares of a line add up to it, and the ledger to all shares", R"sql(
SELECT HEX(l.agreement_id) AS example
FROM agreement_line l
LEFT JOIN (SELECT agreement_id, line_number, SUM(quantity) AS allocated FROM agreement_share GROUP BY agreement_id, line_number) s USING (agreement_id, line_number)
WHERE COALESCE(s.allocated, 0) <> IF(l.pack_size = 0, 0, l.quantity)
UNION ALL
SELECT HEX(g.supplier_organisation_id) FROM allocation_ledger g
LEFT JOIN (SELECT l.supplier_organisation_id, s.village_code, s.household, SUM(s.quantity) AS allocated
           FROM agreement_share s JOIN agreement_line l USING (agreement_id, line_number)
           GROUP BY l.supplier_organisation_id, s.village_code, s.household) a USING (supplier_organisation_id, village_code, household)
WHERE g.allocated_quantity <> COALESCE(a.allocated, 0))sql"},

    {"I7", "every-change-of-an-agreement-is-in-the-journal", "one entry for each version of an agreement", R"sql(
SELECT CONVERT(aggregate_id USING utf8mb4) AS example FROM journal WHERE aggregate_type = 'agreement' GROUP BY aggregate_id
HAVING COUNT(*) <> MAX(aggregate_version) OR MIN(aggregate_version) <> 1
UNION ALL
SELECT 'the number of changes' FROM DUAL
WHERE (SELECT COUNT(*) FROM journal WHERE aggregate_type = 'agreement') <> (SELECT COALESCE(SUM(version), 0) FROM agreement))sql"},
};

// Only once nothing happens any more.
constexpr invariant unsealed{"I12", "queues-are-empty", "the journal is sealed and no news of others is set aside", R"sql(
SELECT HEX(event_id) AS example FROM journal WHERE seq IS NULL
UNION ALL
SELECT CONCAT(feed, ' ', seq) FROM feed_parked)sql"};
constexpr std::string_view count_expired =
    "SELECT COUNT(*), MIN(HEX(order_id)) FROM purchase_order WHERE status IN ('submitted', 'placed', 'contracting') AND hold_expires_at <= "
    "?";

// What follows what, by the one table of the life of an order: pairs of events that are told one after the other.
std::string known_steps() {
    std::string steps = "'>" + std::string(domain::order_placed_event) + "', '>" + std::string(domain::order_submitted_event) + "'";
    const auto add = [&](std::string_view before, const domain::transition& next) {
        steps += ", '" + std::string(before) + ">" + std::string(next.event) + "'";
    };
    for (const auto& next : domain::transitions()) {
        if (next.from == domain::order_status::placed) add(domain::order_placed_event, next);
        if (next.from == domain::order_status::submitted) add(domain::order_submitted_event, next);
        for (const auto& before : domain::transitions())
            if (before.to == next.from) add(before.event, next);
    }
    return steps;
}

std::string wrong_steps() {
    return R"sql(
SELECT CONVERT(aggregate_id USING utf8mb4) AS example
FROM (SELECT aggregate_id, type, LAG(type) OVER (PARTITION BY aggregate_id ORDER BY aggregate_version) AS type_before
      FROM journal WHERE aggregate_type = 'order') j
WHERE CONCAT(COALESCE(type_before, ''), '>', type) NOT IN ()sql" +
           known_steps() + ")";
}

app::invariant_report check(mysql::session& connection, const invariant& what, std::string_view violations) {
    auto rows = connection.query("SELECT COUNT(*), MIN(example) FROM (" + std::string(violations) + ") AS violation");
    rows.next();
    return {std::string(what.mark), std::string(what.name), std::string(what.meaning), rows.integer(0), rows.optional_text(1).value_or("")};
}

}  // namespace

std::vector<app::invariant_report> check_invariants(mysql::session& connection) {
    std::vector<app::invariant_report> reports;
    for (const auto& each : invariants) reports.push_back(check(connection, each, each.violations));
    for (const auto& each : delivery_invariants()) reports.push_back(check(connection, each, each.violations));
    for (const auto& each : quotation_invariants()) reports.push_back(check(connection, each, each.violations));
    for (const auto& each : attribution_invariants()) reports.push_back(check(connection, each, each.violations));
    for (const auto& each : demand_invariants()) reports.push_back(check(connection, each, each.violations));
    for (const auto& each : forward_invariants()) reports.push_back(check(connection, each, each.violations));
    for (const auto& each : need_invariants()) reports.push_back(check(connection, each, each.violations));
    for (const auto& each : agreement_invariants()) reports.push_back(check(connection, each, each.violations));
    for (const auto& each : refund_invariants()) reports.push_back(check(connection, each, each.violations));
    for (const auto& each : replacement_invariants()) reports.push_back(check(connection, each, each.violations));
    const invariant steps{"I10", "orders-only-move-forward", "every change follows the one before it by the table of states", {}};
    reports.push_back(check(connection, steps, wrong_steps()));
    return reports;
}

std::vector<app::invariant_report> check_quiet(mysql::session& connection, base::instant now) {
    auto rows = connection.query(count_expired, {now});
    rows.next();
    return {
        check(connection, unsealed, unsealed.violations),
        {"I12", "holds-have-ended", "no order is waited for whose hold has expired", rows.integer(0), rows.optional_text(1).value_or("")}};
}

}  // namespace chuanpin::orders::store
