CREATE TABLE offer_version (
    offer_version_row BIGINT NOT NULL AUTO_INCREMENT,
    offer_id BINARY(16) NOT NULL,
    version BIGINT NOT NULL,
    product_id BINARY(16) NOT NULL,
    minimum_quantity BIGINT NOT NULL,
    valid_from DATETIME(6) NOT NULL,
    valid_to DATETIME(6) NULL COMMENT 'equal to valid_from: withdrawn before it began',
    recorded_at DATETIME(6) NOT NULL,
    superseded_at DATETIME(6) NULL COMMENT 'the only column that is ever updated',
    live TINYINT AS (IF(superseded_at IS NULL, 1, NULL)) VIRTUAL,
    CONSTRAINT offer_version_key PRIMARY KEY (offer_version_row),
    CONSTRAINT offer_version_live UNIQUE (offer_id, version, live),
    CONSTRAINT offer_version_offer FOREIGN KEY (offer_id) REFERENCES offer (offer_id),
    CONSTRAINT offer_version_quantity CHECK (minimum_quantity BETWEEN 1 AND 1000000),
    CONSTRAINT offer_version_validity CHECK (valid_to IS NULL OR valid_to >= valid_from),
    CONSTRAINT offer_version_record CHECK (superseded_at IS NULL OR superseded_at >= recorded_at),
    INDEX offer_version_of_product (product_id, live, valid_from)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
