-- Where a product comes from: a batch that names no county is of there. NULL until the catalogue's next news of it.
ALTER TABLE product ADD COLUMN origin_county_code CHAR(6) NULL
