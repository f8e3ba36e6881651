-- What keeps products off the list of the catalogue, as its events tell; no row: nothing was ever told.
CREATE TABLE product_listing (
    product_id BINARY(16) NOT NULL,
    revision BIGINT NOT NULL COMMENT 'of the event; one that is not newer is ignored',
    holds MEDIUMTEXT NOT NULL COMMENT 'a line for each: code, first day, day of its end or -, what decided',
    CONSTRAINT product_listing_key PRIMARY KEY (product_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
