-- The warehouse, and the lot where it was named, that the goods stood in; NULL: they came from the household directly.
ALTER TABLE agreement_delivery
    ADD COLUMN warehouse_id BINARY(16) NULL,
    ADD COLUMN lot_id BINARY(16) NULL,
    ADD KEY agreement_delivery_by_warehouse (warehouse_id),
    ADD CONSTRAINT agreement_delivery_source CHECK (lot_id IS NULL OR warehouse_id IS NOT NULL)
