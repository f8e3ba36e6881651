ALTER TABLE mark_application ADD COLUMN certificate_number VARCHAR(16) NULL COMMENT 'of the certificate that was issued' AFTER contract_number
