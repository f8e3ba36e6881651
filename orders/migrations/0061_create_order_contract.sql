-- The contract of an order: one text, its hash, the freight that it says. Guarded by the order's row.
CREATE TABLE order_contract (
    order_id BINARY(16) NOT NULL,
    text MEDIUMTEXT NOT NULL,
    sha256 CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    freight_fen BIGINT NOT NULL,
    freight_borne_by VARCHAR(20) NOT NULL,
    drawn_at DATETIME(6) NOT NULL,
    CONSTRAINT order_contract_primary PRIMARY KEY (order_id),
    CONSTRAINT order_contract_order FOREIGN KEY (order_id) REFERENCES purchase_order (order_id),
    CONSTRAINT order_contract_freight CHECK (0 <= freight_fen AND freight_borne_by IN ('buyer', 'supplier'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
