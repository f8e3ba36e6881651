CREATE TABLE dispatched_order (
    order_id BINARY(16) NOT NULL,
    buyer_organisation_id BINARY(16) NOT NULL,
    supplier_organisation_id BINARY(16) NOT NULL,
    delivery_county_code VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    dispatched_at DATETIME(6) NOT NULL,
    accepted_at DATETIME(6) NULL,
    CONSTRAINT dispatched_order_primary PRIMARY KEY (order_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
