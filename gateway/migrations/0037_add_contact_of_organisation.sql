-- Address, name and telephone of the business contact as one sealed text.
ALTER TABLE organisation
    ADD COLUMN contact_sealed VARBINARY(800) NULL COMMENT 'by crypto::keyed_box; NULL: none is stated',
    ADD COLUMN contact_stated_at DATETIME(6) NULL COMMENT 'or withdrawn'
