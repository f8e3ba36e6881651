-- How warm the goods were at the hand-over, what became of those that were rejected, and the picture that shows why.
ALTER TABLE purchase_order_line
    ADD COLUMN handover_temperature_mc BIGINT NULL,
    ADD COLUMN rejection_outcome VARCHAR(20) NULL,
    ADD COLUMN rejection_photo_sha256 CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    ADD CONSTRAINT purchase_order_line_rejection CHECK (rejection_outcome IS NULL OR rejection_outcome IN ('returned', 'destroyed', 'credited') AND rejected_quantity > 0)
