-- What complaints gave back of an order, and what its supplier paid back: never more than it got.
ALTER TABLE purchase_order
    ADD COLUMN refund_granted_fen BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN refund_recorded_fen BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN refund_confirmed_fen BIGINT NOT NULL DEFAULT 0,
    ADD CONSTRAINT purchase_order_refund CHECK (0 <= refund_granted_fen AND 0 <= refund_confirmed_fen AND refund_confirmed_fen <= refund_recorded_fen
        AND refund_recorded_fen <= paid_confirmed_fen)
