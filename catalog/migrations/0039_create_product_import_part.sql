CREATE TABLE product_import_part (
    import_id BINARY(16) NOT NULL,
    part BIGINT NOT NULL COMMENT 'from 0',
    rows_text MEDIUMTEXT NOT NULL COMMENT 'CSV without a header; the last field tells the faults of the row',
    CONSTRAINT product_import_part_key PRIMARY KEY (import_id, part)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
