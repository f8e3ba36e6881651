-- What of a stock level is of which lot; they add up to it. Locked under the level's lock, and only there.
CREATE TABLE stock_lot (
    product_id BINARY(16) NOT NULL,
    warehouse_id BINARY(16) NOT NULL,
    lot_id BINARY(16) NOT NULL,
    harvested_on DATE NULL,
    expires_on DATE NULL,
    on_hand BIGINT NOT NULL,
    reserved BIGINT NOT NULL,
    CONSTRAINT stock_lot_primary PRIMARY KEY (product_id, warehouse_id, lot_id),
    CONSTRAINT stock_lot_never_oversold CHECK (0 <= reserved AND reserved <= on_hand AND on_hand <= 9007199254740991)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
