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
};

}  // namespace

std::span<const invariant> refund_invariants() { return invariants; }

}  // namespace chuanpin::orders::store
