CREATE TABLE offer_tier (
    offer_id BINARY(16) NOT NULL,
    version BIGINT NOT NULL,
    quantity_from BIGINT NOT NULL,
    unit_price_fen BIGINT NOT NULL,
    CONSTRAINT offer_tier_key PRIMARY KEY (offer_id, version, quantity_from),
    CONSTRAINT offer_tier_offer FOREIGN KEY (offer_id) REFERENCES offer (offer_id),
    CONSTRAINT offer_tier_quantity CHECK (quantity_from BETWEEN 1 AND 1000000),
    CONSTRAINT offer_tier_price CHECK (unit_price_fen BETWEEN 1 AND 100000000)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
