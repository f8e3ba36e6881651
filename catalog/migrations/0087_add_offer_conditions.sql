ALTER TABLE offer_version
    ADD COLUMN priced_by VARCHAR(10) NOT NULL DEFAULT 'pack' COMMENT 'pack or kilogram',
    ADD COLUMN weight_under_permille BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN weight_over_permille BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN channels VARCHAR(100) NOT NULL DEFAULT 'ecommerce assistance_unit commercial directed_supply',
    ADD COLUMN delivery_area VARCHAR(1400) NOT NULL DEFAULT '' COMMENT 'codes of counties and prefectures; empty: the whole province',
    ADD CONSTRAINT offer_version_priced_by CHECK (priced_by IN ('pack', 'kilogram')),
    ADD CONSTRAINT offer_version_tolerance CHECK (weight_under_permille BETWEEN 0 AND 200 AND weight_over_permille BETWEEN 0 AND 200)
