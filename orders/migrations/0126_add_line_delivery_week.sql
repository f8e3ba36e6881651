-- Lines that were ordered ahead of a harvest: of quantity so much waits for goods, and so much will not come any more.
ALTER TABLE purchase_order_line
    ADD COLUMN delivery_week DATE NULL,
    ADD COLUMN waiting_quantity BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN unmet_quantity BIGINT NOT NULL DEFAULT 0,
    ADD CONSTRAINT purchase_order_line_waiting CHECK (0 <= waiting_quantity AND 0 <= unmet_quantity
        AND waiting_quantity + unmet_quantity <= quantity AND (delivery_week IS NOT NULL OR waiting_quantity + unmet_quantity = 0))
