ALTER TABLE dispatched_order ADD COLUMN order_id BINARY(16) NULL, ADD KEY dispatched_order_of_order (order_id, delivery_id)
