CREATE TABLE price_evidence_comparable (
    offer_id BINARY(16) NOT NULL,
    version BIGINT NOT NULL,
    position INT NOT NULL,
    comparable_id BINARY(16) NOT NULL,
    CONSTRAINT price_evidence_comparable_key PRIMARY KEY (offer_id, version, position),
    CONSTRAINT price_evidence_comparable_evidence FOREIGN KEY (offer_id, version) REFERENCES price_evidence (offer_id, version),
    CONSTRAINT price_evidence_comparable_seen FOREIGN KEY (comparable_id) REFERENCES price_comparable (comparable_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
