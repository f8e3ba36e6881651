CREATE TABLE listing_told (
    product_id BINARY(16) NOT NULL,
    revision BIGINT NOT NULL COMMENT 'counts the events listing.* of the product',
    told MEDIUMTEXT NOT NULL COMMENT 'what the last of them said: its verb, then a line for each hold',
    CONSTRAINT listing_told_key PRIMARY KEY (product_id),
    CONSTRAINT listing_told_product FOREIGN KEY (product_id) REFERENCES product (product_id),
    CONSTRAINT listing_told_revision CHECK (revision >= 1)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
