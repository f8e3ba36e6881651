-- What complaints that ended before gave back.
UPDATE purchase_order o
SET refund_granted_fen = (SELECT COALESCE(SUM(c.refund_fen), 0) FROM complaint c WHERE c.order_id = o.order_id)
WHERE EXISTS (SELECT 1 FROM complaint c WHERE c.order_id = o.order_id AND c.refund_fen > 0)
