CREATE TABLE temperature_file (
    file_sha256 BINARY(32) NOT NULL,
    content MEDIUMBLOB NOT NULL,
    recorded_at DATETIME(6) NOT NULL,
    CONSTRAINT temperature_file_primary PRIMARY KEY (file_sha256)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
