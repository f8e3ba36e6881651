-- What the supplier may send instead of a line, as a need's: whether of the same category (+ or -), permille of weight, products.
ALTER TABLE purchase_order_line ADD COLUMN substitutes VARCHAR(330) NULL
