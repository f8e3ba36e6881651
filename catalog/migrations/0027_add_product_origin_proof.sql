ALTER TABLE product
    ADD COLUMN origin_place_code VARCHAR(12) NULL,
    ADD COLUMN origin_household_number VARCHAR(32) NULL,
    ADD COLUMN raw_material_code VARCHAR(12) NULL,
    ADD COLUMN proof_kind VARCHAR(16) NULL COMMENT 'of the row that decided, where it is not the county of origin',
    ADD COLUMN proof_row BIGINT NULL COMMENT 'of county_version, place_version or household_version',
    ADD COLUMN proof_code VARCHAR(32) NULL,
    ADD COLUMN proof_name VARCHAR(50) NULL,
    ADD COLUMN proof_raw_material BOOLEAN NULL,
    ADD CONSTRAINT product_proof CHECK ((proof_kind IS NULL) = (proof_row IS NULL) AND (proof_kind IS NULL) = (proof_code IS NULL)
        AND (proof_kind IS NULL) = (proof_name IS NULL) AND (proof_kind IS NULL) = (proof_raw_material IS NULL)),
    ADD CONSTRAINT product_proof_kind CHECK (proof_kind IN ('county', 'village', 'park', 'household'))
