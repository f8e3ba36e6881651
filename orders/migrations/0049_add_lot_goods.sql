-- What a lot of the catalogue is held against: the first harvest of its variety and county that was announced for its day of harvest.
ALTER TABLE lot
    ADD COLUMN category VARCHAR(32) NULL,
    ADD COLUMN variety_key VARCHAR(200) NULL,
    ADD COLUMN county_code CHAR(6) NULL,
    ADD COLUMN first_harvest_on DATE NULL,
    ADD INDEX lot_by_goods (category, variety_key, county_code)
