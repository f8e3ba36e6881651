CREATE TABLE label_scan_day (
    lot_id BINARY(16) NOT NULL,
    scanned_on DATE NOT NULL,
    county_code CHAR(6) NOT NULL COMMENT 'empty: nobody said it',
    scans BIGINT NOT NULL COMMENT 'whose rows of label_scan were removed after their time',
    first_scans BIGINT NOT NULL COMMENT 'of them, the first of their label',
    CONSTRAINT label_scan_day_key PRIMARY KEY (lot_id, scanned_on, county_code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
