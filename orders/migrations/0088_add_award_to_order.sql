-- The award whose prices an order carries, at most one order for each, and the freight that was awarded.
ALTER TABLE purchase_order
    ADD COLUMN quotation_id BINARY(16) NULL,
    ADD COLUMN quotation_freight_fen BIGINT NULL,
    ADD CONSTRAINT purchase_order_quotation UNIQUE (quotation_id),
    ADD CONSTRAINT purchase_order_award CHECK ((quotation_id IS NULL) = (quotation_freight_fen IS NULL))
