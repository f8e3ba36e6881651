CREATE TABLE category_version (
    code VARCHAR(32) NOT NULL,
    name_zh VARCHAR(50) NOT NULL,
    name_en VARCHAR(50) NOT NULL,
    position INT NOT NULL COMMENT 'order in lists',
    valid_from DATE NOT NULL,
    valid_to DATE NULL,
    recorded_at DATETIME(6) NOT NULL,
    superseded_at DATETIME(6) NULL,
    CONSTRAINT category_version_key PRIMARY KEY (code, valid_from, recorded_at),
    CONSTRAINT category_version_code CHECK (code REGEXP '^[a-z][a-z_]*$'),
    CONSTRAINT category_version_validity CHECK (valid_to IS NULL OR valid_to > valid_from)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
