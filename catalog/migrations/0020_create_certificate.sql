CREATE TABLE certificate (
    number CHAR(16) NOT NULL COMMENT 'SF-2026-000123-X: year, serial, check character',
    application_id BINARY(16) NOT NULL,
    holder_organisation_id BINARY(16) NOT NULL,
    contract_number VARCHAR(64) NOT NULL,
    successor_number VARCHAR(64) NULL COMMENT 'of the certificate of 天府乡村',
    version BIGINT NOT NULL,
    issued_at DATETIME(6) NOT NULL,
    CONSTRAINT certificate_key PRIMARY KEY (number),
    CONSTRAINT certificate_of_application UNIQUE (application_id),
    CONSTRAINT certificate_number CHECK (number REGEXP '^SF-[0-9]{4}-[0-9]{6}-[0-9X]$'),
    INDEX certificate_by_holder (holder_organisation_id, number)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
