CREATE TABLE pack_label (
    range_number BIGINT NOT NULL,
    serial INT NOT NULL,
    lot_id BINARY(16) NOT NULL,
    scans BIGINT NOT NULL COMMENT 'rows of label_scan; this row is their lock',
    first_scanned_at DATETIME(6) NOT NULL,
    first_county_code CHAR(6) NULL,
    repeated_at DATETIME(6) NULL COMMENT 'of the last scan but the first',
    told_on DATE NULL COMMENT 'the last day whose repeated scans an event told',
    CONSTRAINT pack_label_key PRIMARY KEY (range_number, serial),
    CONSTRAINT pack_label_repeated CHECK ((scans > 1) = (repeated_at IS NOT NULL)),
    INDEX pack_label_by_repetition (lot_id, repeated_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
