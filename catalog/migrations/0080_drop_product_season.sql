ALTER TABLE product DROP CONSTRAINT product_season, DROP COLUMN season_from, DROP COLUMN season_to
