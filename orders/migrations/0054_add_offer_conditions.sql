-- Where an offer is delivered to (codes with blanks between them; empty: the whole province), by which channels it is sold (bit 0
-- ecommerce, 1 assistance_unit, 2 commercial, 3 directed_supply), and where a kilogram has the price: its tiers as "quantity_from:fen"
-- with the tolerance of the mass in per mille.
ALTER TABLE offer_version
    ADD COLUMN delivery_area VARCHAR(1400) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
    ADD COLUMN channels TINYINT NOT NULL DEFAULT 15,
    ADD COLUMN kilogram_tiers VARCHAR(2000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
    ADD COLUMN weight_under_permille BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN weight_over_permille BIGINT NOT NULL DEFAULT 0,
    ADD CONSTRAINT offer_version_channels CHECK (channels BETWEEN 1 AND 15),
    ADD CONSTRAINT offer_version_tolerance CHECK (weight_under_permille BETWEEN 0 AND 200 AND weight_over_permille BETWEEN 0 AND 200)
