-- Goods that are paid by their mass may cost up to a fifth more than expected, and a fen or two a line for rounding.
ALTER TABLE purchase_order
    DROP CONSTRAINT purchase_order_amounts,
    ADD CONSTRAINT purchase_order_totals CHECK (0 <= total_fen AND (accepted_fen IS NULL OR 0 <= accepted_fen AND 5 * accepted_fen <= 6 * total_fen + 10000))
