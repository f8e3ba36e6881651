CREATE TABLE label_scan (
    scan_id BIGINT NOT NULL AUTO_INCREMENT,
    range_number BIGINT NOT NULL,
    serial INT NOT NULL,
    position BIGINT NOT NULL COMMENT 'among the scans of the label, from 1',
    lot_id BINARY(16) NOT NULL,
    scanned_on DATE NOT NULL,
    county_code CHAR(6) NOT NULL COMMENT 'empty: nobody said it',
    scanned_at DATETIME(6) NOT NULL,
    CONSTRAINT label_scan_key PRIMARY KEY (scan_id),
    CONSTRAINT label_scan_position UNIQUE (range_number, serial, position),
    INDEX label_scan_by_day (lot_id, scanned_on, county_code, position)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
