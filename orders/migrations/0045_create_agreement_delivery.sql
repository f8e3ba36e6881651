-- What was handed over to whom. Rows are added, never changed.
CREATE TABLE agreement_delivery (
    delivery_id BINARY(16) NOT NULL,
    agreement_id BINARY(16) NOT NULL,
    line_number BIGINT NOT NULL,
    section VARCHAR(60) NOT NULL,
    quantity BIGINT NOT NULL,
    receiver VARCHAR(100) NOT NULL,
    account_id BINARY(16) NOT NULL,
    delivered_at DATETIME(6) NOT NULL,
    CONSTRAINT agreement_delivery_primary PRIMARY KEY (delivery_id),
    KEY agreement_delivery_by_line (agreement_id, line_number, delivery_id),
    CONSTRAINT agreement_delivery_line FOREIGN KEY (agreement_id, line_number) REFERENCES agreement_line (agreement_id, line_number),
    CONSTRAINT agreement_delivery_positive CHECK (quantity > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
