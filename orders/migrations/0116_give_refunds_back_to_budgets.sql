-- What complaints gave back is no longer consumed of the budgets that paid for it.
UPDATE budget b
JOIN (SELECT budget_id, SUM(refunded_fen) AS refunded FROM purchase_order_line WHERE budget_id IS NOT NULL AND refunded_fen > 0 GROUP BY budget_id) r
  ON r.budget_id = b.budget_id
SET b.consumed_fen = b.consumed_fen - r.refunded
