CREATE TABLE household_version (
    household_version BIGINT NOT NULL AUTO_INCREMENT,
    number VARCHAR(32) NOT NULL COMMENT 'of the file and card',
    village_code CHAR(12) NOT NULL,
    status VARCHAR(16) NOT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE NULL,
    recorded_at DATETIME(6) NOT NULL,
    superseded_at DATETIME(6) NULL,
    live TINYINT AS (IF(superseded_at IS NULL, 1, NULL)) VIRTUAL,
    CONSTRAINT household_version_key PRIMARY KEY (household_version),
    CONSTRAINT household_version_live UNIQUE (number, valid_from, live),
    CONSTRAINT household_version_status CHECK (status IN ('registered', 'exited')),
    CONSTRAINT household_version_validity CHECK (valid_to IS NULL OR valid_to > valid_from),
    CONSTRAINT household_version_record CHECK (superseded_at IS NULL OR superseded_at >= recorded_at),
    INDEX household_version_by_village (village_code, number)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
