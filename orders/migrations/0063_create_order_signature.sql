-- Who signed a contract (document 0) or one of its addenda, and the hash that they saw. Neither side signs twice.
CREATE TABLE order_signature (
    order_id BINARY(16) NOT NULL,
    document BIGINT NOT NULL,
    side VARCHAR(20) NOT NULL,
    account_id BINARY(16) NOT NULL,
    account_name VARCHAR(100) NOT NULL,
    sha256 CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    signed_at DATETIME(6) NOT NULL,
    CONSTRAINT order_signature_primary PRIMARY KEY (order_id, document, side),
    CONSTRAINT order_signature_contract FOREIGN KEY (order_id) REFERENCES order_contract (order_id),
    CONSTRAINT order_signature_side CHECK (side IN ('buyer', 'supplier'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
