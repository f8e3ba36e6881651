-- What complaints that ended before gave back: so much less is owed, and so much less credit taken up (assigned from left to right).
UPDATE purchase_order o
SET refund_granted_fen = (SELECT COALESCE(SUM(c.refund_fen), 0) FROM complaint c WHERE c.order_id = o.order_id),
    credit_used_fen = GREATEST(credit_used_fen - refund_granted_fen, 0)
WHERE EXISTS (SELECT 1 FROM complaint c WHERE c.order_id = o.order_id AND c.refund_fen > 0)
