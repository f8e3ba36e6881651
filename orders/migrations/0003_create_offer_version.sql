-- Versions of offers. Only the end of the validity ever changes; validities of one offer do not overlap.
-- tiers: "quantity_from:unit_price_fen" by quantity, separated by spaces.
CREATE TABLE offer_version (
    offer_id BINARY(16) NOT NULL,
    version BIGINT NOT NULL,
    product_id BINARY(16) NOT NULL,
    supplier_organisation_id BINARY(16) NOT NULL,
    name_zh VARCHAR(200) NOT NULL,
    unit_net_mass_g BIGINT NOT NULL,
    minimum_quantity BIGINT NOT NULL,
    tiers VARCHAR(2000) NOT NULL,
    valid_from DATETIME(6) NOT NULL,
    valid_to DATETIME(6) NULL,
    withdrawn BOOLEAN NOT NULL,
    storage_class VARCHAR(40) NOT NULL,
    storage_min_mc BIGINT NULL,
    storage_max_mc BIGINT NULL,
    origin_county_code VARCHAR(6) NOT NULL,
    shelf_life_hours BIGINT NOT NULL,
    CONSTRAINT offer_version_primary PRIMARY KEY (offer_id, version),
    CONSTRAINT offer_version_offer FOREIGN KEY (offer_id) REFERENCES offer (offer_id),
    CONSTRAINT offer_version_positive CHECK (version > 0 AND unit_net_mass_g > 0 AND minimum_quantity > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
