-- When pairings hold: [valid_from, valid_to). Rows are added; only superseded_at is ever set.
CREATE TABLE pairing_version (
    version_id BIGINT NOT NULL AUTO_INCREMENT,
    pairing_id BINARY(16) NOT NULL,
    kind VARCHAR(20) NOT NULL,
    document VARCHAR(100) NOT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE NULL,
    recorded_at DATETIME(6) NOT NULL,
    superseded_at DATETIME(6) NULL,
    CONSTRAINT pairing_version_primary PRIMARY KEY (version_id),
    KEY pairing_version_by_pairing (pairing_id, valid_from),
    CONSTRAINT pairing_version_pairing FOREIGN KEY (pairing_id) REFERENCES pairing (pairing_id),
    CONSTRAINT pairing_version_kind CHECK (kind IN ('fixed_point', 'east_west', 'unit')),
    CONSTRAINT pairing_version_period CHECK (valid_to IS NULL OR valid_from < valid_to)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
