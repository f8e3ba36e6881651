ALTER TABLE organisation
    ADD COLUMN superior_id BINARY(16) NULL COMMENT 'the organisation above it' AFTER credit_code,
    ADD CONSTRAINT organisation_superior_exists FOREIGN KEY (superior_id) REFERENCES organisation (id)
