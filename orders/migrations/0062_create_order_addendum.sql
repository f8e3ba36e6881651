-- What changes a signed contract, numbered from 1: appended, never changed.
CREATE TABLE order_addendum (
    order_id BINARY(16) NOT NULL,
    number BIGINT NOT NULL,
    freight_fen BIGINT NULL,
    freight_borne_by VARCHAR(20) NULL,
    deliver_by DATE NULL,
    note VARCHAR(1000) NOT NULL,
    text TEXT NOT NULL,
    sha256 CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    proposed_at DATETIME(6) NOT NULL,
    CONSTRAINT order_addendum_primary PRIMARY KEY (order_id, number),
    CONSTRAINT order_addendum_contract FOREIGN KEY (order_id) REFERENCES order_contract (order_id),
    CONSTRAINT order_addendum_freight CHECK ((freight_fen IS NULL) = (freight_borne_by IS NULL) AND (freight_fen IS NULL OR 0 <= freight_fen))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
