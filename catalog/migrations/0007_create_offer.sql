CREATE TABLE offer (
    offer_id BINARY(16) NOT NULL,
    product_id BINARY(16) NOT NULL,
    newest_version BIGINT NOT NULL,
    revision BIGINT NOT NULL COMMENT 'counts publications and withdrawals: the version of the aggregate',
    CONSTRAINT offer_key PRIMARY KEY (offer_id),
    CONSTRAINT offer_of_product UNIQUE (product_id),
    CONSTRAINT offer_product FOREIGN KEY (product_id) REFERENCES product (product_id),
    CONSTRAINT offer_newest_version CHECK (newest_version BETWEEN 1 AND 10000)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
