-- Who signed for the goods (谁验收谁签字); NULL in orders that were accepted before that was kept.
ALTER TABLE purchase_order
    ADD COLUMN accepted_by BINARY(16) NULL,
    ADD COLUMN accepted_by_name VARCHAR(100) NULL,
    ADD CONSTRAINT purchase_order_signed CHECK ((accepted_by IS NULL) = (accepted_by_name IS NULL) AND (accepted_by IS NULL OR accepted_at IS NOT NULL))
