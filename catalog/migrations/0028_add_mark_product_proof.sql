ALTER TABLE mark_application_product
    ADD COLUMN proof_kind VARCHAR(16) NULL COMMENT 'of the row that decided, where it is not the county of origin',
    ADD COLUMN proof_row BIGINT NULL,
    ADD COLUMN proof_code VARCHAR(32) NULL,
    ADD COLUMN proof_name VARCHAR(50) NULL,
    ADD COLUMN proof_raw_material BOOLEAN NULL
