-- What each line got of what complaints gave back of its order: never more than it costs.
ALTER TABLE purchase_order_line
    ADD COLUMN refunded_fen BIGINT NOT NULL DEFAULT 0,
    ADD CONSTRAINT purchase_order_line_refunded CHECK (0 <= refunded_fen AND refunded_fen <= COALESCE(accepted_amount_fen, 0) - returned_amount_fen)
