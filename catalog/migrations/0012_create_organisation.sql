CREATE TABLE organisation (
    organisation_id BINARY(16) NOT NULL COMMENT 'of the gateway; known from its events',
    kind VARCHAR(32) NOT NULL,
    name VARCHAR(100) NOT NULL,
    county_code CHAR(6) NOT NULL COMMENT 'GB/T 2260; ends in 00: an office of the prefecture',
    CONSTRAINT organisation_key PRIMARY KEY (organisation_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
