-- Names of organisations, as the gateway's events tell.
CREATE TABLE organisation (
    organisation_id BINARY(16) NOT NULL,
    version BIGINT NOT NULL COMMENT 'of the event; one that is not newer is ignored',
    name VARCHAR(200) NOT NULL,
    county_code VARCHAR(12) NOT NULL,
    CONSTRAINT organisation_key PRIMARY KEY (organisation_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
