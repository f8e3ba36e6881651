-- The ledger: rows are appended, never changed. The two changes follow from kind and quantity.
CREATE TABLE stock_movement (
    movement_id BIGINT NOT NULL AUTO_INCREMENT,
    product_id BINARY(16) NOT NULL,
    warehouse_id BINARY(16) NOT NULL,
    kind VARCHAR(20) NOT NULL,
    quantity BIGINT NOT NULL,
    on_hand_change BIGINT AS (CASE kind WHEN 'received' THEN quantity WHEN 'shipped' THEN -quantity ELSE 0 END) VIRTUAL,
    reserved_change BIGINT AS (CASE kind WHEN 'held' THEN quantity WHEN 'hold_released' THEN -quantity WHEN 'shipped' THEN -quantity ELSE 0 END) VIRTUAL,
    order_id BINARY(16) NULL,
    line_id BINARY(16) NULL,
    reason VARCHAR(200) NOT NULL,
    account_id BINARY(16) NOT NULL,
    recorded_at DATETIME(6) NOT NULL,
    CONSTRAINT stock_movement_primary PRIMARY KEY (movement_id),
    KEY stock_movement_by_product (product_id, movement_id),
    KEY stock_movement_by_order (order_id),
    CONSTRAINT stock_movement_kind CHECK (kind IN ('received', 'held', 'hold_released', 'shipped')),
    CONSTRAINT stock_movement_positive CHECK (quantity > 0),
    CONSTRAINT stock_movement_of_order CHECK ((kind = 'received') = (order_id IS NULL) AND (order_id IS NULL) = (line_id IS NULL))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
