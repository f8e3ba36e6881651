-- Under which certificate the product was sold. NULL in orders from before certificates were asked for.
ALTER TABLE purchase_order_line
    ADD COLUMN certificate_number CHAR(16) NULL
