CREATE TABLE price_evidence_tier (
    offer_id BINARY(16) NOT NULL,
    version BIGINT NOT NULL,
    quantity_from BIGINT NOT NULL,
    unit_price_fen BIGINT NOT NULL,
    outcome VARCHAR(16) NOT NULL,
    above VARCHAR(100) NOT NULL COMMENT 'the limits that it is above, separated by spaces',
    CONSTRAINT price_evidence_tier_key PRIMARY KEY (offer_id, version, quantity_from),
    CONSTRAINT price_evidence_tier_evidence FOREIGN KEY (offer_id, version) REFERENCES price_evidence (offer_id, version)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
