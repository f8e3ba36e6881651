-- Goods leave in several deliveries, and some of what was accepted may come back.
ALTER TABLE purchase_order_line
    ADD COLUMN shipped_quantity BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN returned_quantity BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN returned_amount_fen BIGINT AS (IF(returned_quantity = 0, 0, accepted_amount_fen * returned_quantity DIV accepted_quantity)) VIRTUAL,
    DROP CONSTRAINT purchase_order_line_accepted
