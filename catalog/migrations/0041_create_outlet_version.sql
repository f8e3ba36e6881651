CREATE TABLE outlet_version (
    outlet_id BINARY(16) NOT NULL,
    version BIGINT NOT NULL,
    name VARCHAR(100) NOT NULL,
    county_code CHAR(6) NOT NULL COMMENT 'GB/T 2260',
    address VARCHAR(200) NULL,
    url VARCHAR(300) NULL,
    device_number VARCHAR(64) NULL,
    household VARCHAR(64) NULL COMMENT 'reference of the household whose micro-shop it is',
    opened_on DATE NOT NULL,
    closed_on DATE NULL,
    reason VARCHAR(500) NOT NULL,
    account_id BINARY(16) NOT NULL,
    recorded_at DATETIME(6) NOT NULL,
    CONSTRAINT outlet_version_key PRIMARY KEY (outlet_id, version),
    CONSTRAINT outlet_version_outlet FOREIGN KEY (outlet_id) REFERENCES outlet (outlet_id),
    CONSTRAINT outlet_version_place CHECK (address IS NULL OR url IS NULL),
    CONSTRAINT outlet_version_days CHECK (closed_on IS NULL OR closed_on >= opened_on)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
