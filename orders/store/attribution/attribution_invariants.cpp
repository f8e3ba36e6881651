#include "orders/store/attribution/attribution_invariants.hpp"

namespace chuanpin::orders::store {
namespace {

constexpr invariant invariants[] = {
    {"I5", "attributions-are-corrected-by-pairs",
     "each agreed correction takes a line from the one and gives it to the other, for the same amount",
     R"sql(
SELECT HEX(c.correction_id) AS example
FROM attribution_correction c
LEFT JOIN attribution_entry t ON t.correction_id = c.correction_id AND t.given = 0
LEFT JOIN attribution_entry g ON g.correction_id = c.correction_id AND g.given = 1
WHERE IF(c.status = 'agreed',
         t.line_id IS NULL OR g.line_id IS NULL OR t.line_id <> c.line_id OR g.line_id <> c.line_id OR t.amount_fen <> g.amount_fen
             OR NOT (t.organisation_id <=> c.from_organisation_id AND t.unit_id <=> c.from_unit_id AND t.channel <=> c.from_channel)
             OR NOT (g.organisation_id <=> c.to_organisation_id AND g.unit_id <=> c.to_unit_id AND g.channel <=> c.to_channel),
         t.line_id IS NOT NULL OR g.line_id IS NOT NULL))sql"},

    {"I5", "refunds-are-as-recorded",
     "paid back is the sum of the refunds, never more than arrived; granted the sum of what complaints gave back",
     R"sql(
SELECT HEX(o.order_id) AS example
FROM purchase_order o
LEFT JOIN (SELECT order_id, SUM(amount_fen) AS recorded, SUM(IF(confirmed_at IS NULL, 0, amount_fen)) AS confirmed
           FROM order_refund GROUP BY order_id) r ON r.order_id = o.order_id
LEFT JOIN (SELECT order_id, SUM(refund_fen) AS granted FROM complaint GROUP BY order_id) c ON c.order_id = o.order_id
WHERE o.refund_recorded_fen <> COALESCE(r.recorded, 0) OR o.refund_confirmed_fen <> COALESCE(r.confirmed, 0)
   OR o.refund_granted_fen <> COALESCE(c.granted, 0) OR o.refund_recorded_fen > o.paid_confirmed_fen)sql"},

    {"I6", "corrections-follow-each-other",
     "each takes a line from where the one before it left it, the first from where it was ordered; one waits at a time",
     R"sql(
SELECT HEX(c.correction_id) AS example
FROM (SELECT correction_id, order_id, line_id, from_organisation_id, from_unit_id, from_channel, ROW_NUMBER() OVER each_line AS place,
             LAG(to_organisation_id) OVER each_line AS organisation_before, LAG(to_unit_id) OVER each_line AS unit_before,
             LAG(to_channel) OVER each_line AS channel_before
      FROM attribution_correction WHERE status = 'agreed' WINDOW each_line AS (PARTITION BY line_id ORDER BY ended_at)) c
JOIN purchase_order o ON o.order_id = c.order_id
JOIN purchase_order_line l ON l.order_id = c.order_id AND l.line_id = c.line_id
WHERE NOT (c.from_organisation_id <=> IF(c.place = 1, o.buyer_organisation_id, c.organisation_before))
   OR NOT (c.from_unit_id <=> IF(c.place = 1, o.buyer_unit_id, c.unit_before))
   OR NOT (c.from_channel <=> IF(c.place = 1, l.channel, c.channel_before))
UNION ALL
SELECT HEX(MIN(correction_id)) FROM attribution_correction WHERE status = 'proposed' GROUP BY order_id, line_id HAVING COUNT(*) > 1)sql"},

    {"I5", "no-more-is-paid-back-than-is-owed-back", "what was paid back is at most what arrived beyond what is owed", R"sql(
SELECT HEX(order_id) AS example FROM purchase_order
WHERE refund_recorded_fen > 0
  AND refund_recorded_fen > GREATEST(paid_confirmed_fen
        - IF(status = 'cancelled' OR COALESCE(accepted_fen, total_fen) = 0, 0,
             COALESCE(accepted_fen, total_fen) - returned_fen - refund_granted_fen + COALESCE(freight_fen, 0)), 0))sql"},

    {"I7", "every-change-of-a-correction-is-in-the-journal", "one entry for each version of a correction", R"sql(
SELECT CONVERT(aggregate_id USING utf8mb4) AS example FROM journal WHERE aggregate_type = 'attribution_correction' GROUP BY aggregate_id
HAVING COUNT(*) <> MAX(aggregate_version) OR MIN(aggregate_version) <> 1
UNION ALL
SELECT 'the number of changes' FROM DUAL
WHERE (SELECT COUNT(*) FROM journal WHERE aggregate_type = 'attribution_correction') <> (SELECT COALESCE(SUM(version), 0) FROM attribution_correction))sql"},
};

}  // namespace

std::span<const invariant> attribution_invariants() { return invariants; }

}  // namespace chuanpin::orders::store
