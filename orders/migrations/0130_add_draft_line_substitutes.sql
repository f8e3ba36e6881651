-- What the supplier may send instead, once the draft is an order.
ALTER TABLE order_draft_line ADD COLUMN substitutes VARCHAR(330) NULL
