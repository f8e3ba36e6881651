CREATE TABLE licence_need (
    category VARCHAR(32) NOT NULL COMMENT 'whose products need a production licence',
    valid_from DATE NOT NULL,
    valid_to DATE NULL,
    source VARCHAR(200) NOT NULL,
    CONSTRAINT licence_need_key PRIMARY KEY (category, valid_from),
    CONSTRAINT licence_need_validity CHECK (valid_to IS NULL OR valid_to > valid_from)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
