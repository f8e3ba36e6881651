-- The sums of stock_movement. The primary key is the order in which rows are locked.
CREATE TABLE stock_level (
    product_id BINARY(16) NOT NULL,
    warehouse_id BINARY(16) NOT NULL,
    stock_id BINARY(16) NOT NULL,
    supplier_organisation_id BINARY(16) NOT NULL,
    on_hand BIGINT NOT NULL,
    reserved BIGINT NOT NULL,
    version BIGINT NOT NULL,
    CONSTRAINT stock_level_primary PRIMARY KEY (product_id, warehouse_id),
    KEY stock_level_by_supplier (supplier_organisation_id, product_id, warehouse_id),
    CONSTRAINT stock_level_never_oversold CHECK (0 <= reserved AND reserved <= on_hand AND on_hand <= 9007199254740991)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
