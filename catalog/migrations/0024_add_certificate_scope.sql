ALTER TABLE certificate_product
    ADD COLUMN valid_from DATE NOT NULL DEFAULT '2018-01-01' COMMENT 'since when the certificate covers the product',
    ADD COLUMN valid_to DATE NULL COMMENT 'the first day on which it no longer does',
    ADD COLUMN catalogue_number VARCHAR(64) NULL COMMENT 'of the national catalogue of recognised products',
    ADD CONSTRAINT certificate_product_period CHECK (valid_to IS NULL OR valid_from <= valid_to)
