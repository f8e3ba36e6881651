CREATE TABLE official_distance (
    table_version INT UNSIGNED NOT NULL,
    origin_county_code VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    destination_code VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    valid_from DATE NOT NULL,
    origin_name_zh VARCHAR(100) NOT NULL,
    destination_name_zh VARCHAR(100) NOT NULL,
    distance_m BIGINT NOT NULL,
    is_approximate BOOLEAN NOT NULL,
    published_at DATETIME(6) NOT NULL,
    CONSTRAINT official_distance_primary PRIMARY KEY (table_version, origin_county_code, destination_code),
    CONSTRAINT official_distance_positive CHECK (distance_m > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
