-- From which stock the lines of a delivery were taken: what the ledger calls shipped.
CREATE TABLE delivery_lot (
    delivery_id BINARY(16) NOT NULL,
    position INT NOT NULL,
    line_id BINARY(16) NOT NULL,
    product_id BINARY(16) NOT NULL,
    warehouse_id BINARY(16) NOT NULL,
    lot_id BINARY(16) NOT NULL,
    quantity BIGINT NOT NULL,
    CONSTRAINT delivery_lot_primary PRIMARY KEY (delivery_id, position),
    CONSTRAINT delivery_lot_delivery FOREIGN KEY (delivery_id) REFERENCES delivery (delivery_id),
    CONSTRAINT delivery_lot_quantity CHECK (quantity > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
