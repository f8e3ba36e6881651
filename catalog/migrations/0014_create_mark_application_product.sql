CREATE TABLE mark_application_product (
    application_id BINARY(16) NOT NULL,
    position INT NOT NULL,
    product_id BINARY(16) NOT NULL,
    origin_verdict VARCHAR(16) NOT NULL,
    origin_county_version BIGINT NOT NULL COMMENT 'the row of county_version that decided',
    origin_county_name VARCHAR(50) NOT NULL,
    origin_decided_on DATE NOT NULL,
    CONSTRAINT mark_application_product_key PRIMARY KEY (application_id, position),
    CONSTRAINT mark_application_product_once UNIQUE (application_id, product_id),
    CONSTRAINT mark_application_product_application FOREIGN KEY (application_id) REFERENCES mark_application (application_id),
    CONSTRAINT mark_application_product_verdict CHECK (origin_verdict IN ('eligible', 'needs_proof'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
