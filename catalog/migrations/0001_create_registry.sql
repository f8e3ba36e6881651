CREATE TABLE registry (
    registry VARCHAR(32) NOT NULL COMMENT 'a list that an operator imports as a whole; its row is the lock of the import',
    version BIGINT NOT NULL,
    changed_at DATETIME(6) NULL,
    CONSTRAINT registry_key PRIMARY KEY (registry)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
