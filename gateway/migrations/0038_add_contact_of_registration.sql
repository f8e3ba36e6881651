ALTER TABLE registration ADD COLUMN contact_sealed VARBINARY(800) NULL COMMENT 'by crypto::keyed_box; until the decision'
