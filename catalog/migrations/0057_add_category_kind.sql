ALTER TABLE category_version
    ADD COLUMN service TINYINT NOT NULL DEFAULT 0 COMMENT 'a service: neither stock nor cold chain',
    ADD COLUMN source VARCHAR(200) NOT NULL DEFAULT '2018: 12 classes of goods and services; their exact list is not found in the sources'
