CREATE TABLE warehouse (
    warehouse_id BINARY(16) NOT NULL,
    organisation_id BINARY(16) NOT NULL,
    code VARCHAR(40) NOT NULL,
    CONSTRAINT warehouse_primary PRIMARY KEY (warehouse_id),
    CONSTRAINT warehouse_code_once UNIQUE (organisation_id, code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
