CREATE TABLE price_spike (
    offer_id BINARY(16) NOT NULL,
    version BIGINT NOT NULL COMMENT 'of the offer, with the price after the rise',
    product_id BINARY(16) NOT NULL,
    supplier_organisation_id BINARY(16) NOT NULL,
    name_zh VARCHAR(100) NOT NULL,
    version_before BIGINT NOT NULL COMMENT 'the cheapest of the last days',
    unit_price_before_fen BIGINT NOT NULL,
    unit_price_fen BIGINT NOT NULL,
    noted_at DATETIME(6) NOT NULL,
    CONSTRAINT price_spike_key PRIMARY KEY (offer_id, version),
    INDEX price_spike_by_time (noted_at, offer_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
