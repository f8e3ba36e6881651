#include "orders/store/refund/refund_invariants.hpp"

namespace chuanpin::orders::store {
namespace {

constexpr invariant invariants[] = {
    {"I5", "refunds-are-shared-over-the-lines",
     "what complaints gave back of an order is what its lines got of it, none more than it costs",
     R"sql(
SELECT HEX(o.order_id) AS example
FROM purchase_order o
JOIN (SELECT order_id, SUM(refunded_fen) AS refunded FROM purchase_order_line GROUP BY order_id) l ON l.order_id = o.order_id
WHERE l.refunded <> LEAST(o.refund_granted_fen, COALESCE(o.accepted_fen, 0) - o.returned_fen)
UNION ALL
SELECT HEX(order_id) FROM purchase_order_line
WHERE refunded_fen < 0 OR refunded_fen > COALESCE(accepted_amount_fen, 0) - returned_amount_fen)sql"},
    {"I5", "complaints-give-back-of-the-lines-they-name",
     "what a complaint with lines asks, offers and gives back is the sum over them, and each line got at least what those that name it "
     "gave",
     R"sql(
SELECT HEX(c.complaint_id) AS example
FROM complaint c
JOIN (SELECT complaint_id, SUM(asked_fen) AS asked, SUM(offered_fen) AS offered, SUM(refund_fen) AS refunded, MAX(quantity) AS pieces
      FROM complaint_line GROUP BY complaint_id) l ON l.complaint_id = c.complaint_id
WHERE l.pieces > 0 AND (l.asked <> c.asked_fen OR NOT (l.offered <=> c.offered_fen)) OR NOT (l.refunded <=> c.refund_fen)
UNION ALL
SELECT HEX(o.line_id)
FROM purchase_order_line o
JOIN (SELECT c.order_id, l.line_id, SUM(l.refund_fen) AS refunded
      FROM complaint_line l JOIN complaint c ON c.complaint_id = l.complaint_id
      WHERE l.refund_fen > 0 GROUP BY c.order_id, l.line_id) n ON n.order_id = o.order_id AND n.line_id = o.line_id
WHERE n.refunded > o.refunded_fen)sql"},
};

}  // namespace

std::span<const invariant> refund_invariants() { return invariants; }

}  // namespace chuanpin::orders::store
