-- First harvests that were announced (公告首采日), as the catalogue's events tell: of lots that were harvested on [valid_from, valid_to).
CREATE TABLE announced_harvest (
    category VARCHAR(32) NOT NULL,
    variety_key VARCHAR(200) NOT NULL,
    county_code CHAR(6) NOT NULL,
    year SMALLINT NOT NULL,
    announcement BIGINT NOT NULL COMMENT 'of the register of the catalogue; one that is not newer is ignored',
    first_harvest_on DATE NOT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE NOT NULL,
    CONSTRAINT announced_harvest_key PRIMARY KEY (category, variety_key, county_code, year),
    CONSTRAINT announced_harvest_days CHECK (valid_from <= first_harvest_on AND first_harvest_on < valid_to)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
