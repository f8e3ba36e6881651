ALTER TABLE shipment
    MODIFY COLUMN delivery_id BINARY(16) NOT NULL,
    DROP CONSTRAINT shipment_of_order_once,
    ADD CONSTRAINT shipment_of_delivery_once UNIQUE (delivery_id)
