ALTER TABLE organisation
    ADD COLUMN identity_card_hash BINARY(32) NULL COMMENT 'of a natural person; keyed' AFTER credit_code,
    ADD CONSTRAINT organisation_identity_card_unique UNIQUE (identity_card_hash)
