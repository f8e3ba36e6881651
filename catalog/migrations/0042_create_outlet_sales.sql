CREATE TABLE outlet_sales (
    outlet_id BINARY(16) NOT NULL,
    month DATE NOT NULL COMMENT 'its first day',
    revision BIGINT NOT NULL COMMENT 'the newest counts; a correction is another row',
    total_fen BIGINT NOT NULL,
    marked_fen BIGINT NOT NULL COMMENT 'of these, under the mark',
    source VARCHAR(200) NOT NULL,
    account_id BINARY(16) NOT NULL,
    recorded_at DATETIME(6) NOT NULL,
    CONSTRAINT outlet_sales_key PRIMARY KEY (outlet_id, month, revision),
    CONSTRAINT outlet_sales_outlet FOREIGN KEY (outlet_id) REFERENCES outlet (outlet_id),
    CONSTRAINT outlet_sales_share CHECK (marked_fen >= 0 AND marked_fen <= total_fen)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
