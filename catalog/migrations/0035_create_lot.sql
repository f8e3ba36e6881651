CREATE TABLE lot (
    lot_id BINARY(16) NOT NULL,
    product_id BINARY(16) NOT NULL,
    supplier_organisation_id BINARY(16) NOT NULL,
    number VARCHAR(32) NOT NULL COMMENT 'the supplier''s own',
    harvested_on DATE NOT NULL,
    place_code VARCHAR(12) NOT NULL,
    version BIGINT NOT NULL,
    opened_at DATETIME(6) NOT NULL,
    closed_at DATETIME(6) NULL,
    CONSTRAINT lot_key PRIMARY KEY (lot_id),
    CONSTRAINT lot_number UNIQUE (product_id, number),
    INDEX lot_by_product (product_id, lot_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
