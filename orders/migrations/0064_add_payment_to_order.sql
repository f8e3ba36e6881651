-- On which terms an order is paid, what was paid of it, and how much of its buyer's credit with its supplier it takes up.
ALTER TABLE purchase_order
    ADD COLUMN payment_kind VARCHAR(20) NOT NULL DEFAULT 'on_acceptance',
    ADD COLUMN payment_days INT NOT NULL DEFAULT 0,
    ADD COLUMN paid_recorded_fen BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN paid_confirmed_fen BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN credit_used_fen BIGINT NOT NULL DEFAULT 0,
    ADD CONSTRAINT purchase_order_payment CHECK (payment_kind IN ('on_acceptance', 'prepaid', 'credit') AND (payment_kind = 'credit') = (payment_days > 0)),
    ADD CONSTRAINT purchase_order_paid CHECK (0 <= paid_confirmed_fen AND paid_confirmed_fen <= paid_recorded_fen),
    ADD CONSTRAINT purchase_order_credit CHECK (0 <= credit_used_fen AND (credit_used_fen = 0 OR payment_kind = 'credit'))
