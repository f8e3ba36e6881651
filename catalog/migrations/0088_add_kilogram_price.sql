ALTER TABLE offer_tier
    ADD COLUMN price_per_kilogram_fen BIGINT NULL COMMENT 'where a kilogram has the price; unit_price_fen is then that of a nominal pack',
    ADD CONSTRAINT offer_tier_kilogram CHECK (price_per_kilogram_fen BETWEEN 1 AND 100000000)
