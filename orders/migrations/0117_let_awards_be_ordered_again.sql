-- At most one order that lives carries an award: where it is cancelled, another may.
ALTER TABLE purchase_order
    DROP INDEX purchase_order_quotation,
    ADD COLUMN living_quotation_id BINARY(16) AS (IF(status = 'cancelled', NULL, quotation_id)) PERSISTENT,
    ADD CONSTRAINT purchase_order_living_quotation UNIQUE (living_quotation_id)
