CREATE TABLE certificate_version (
    certificate_version BIGINT NOT NULL AUTO_INCREMENT,
    number CHAR(16) NOT NULL,
    status VARCHAR(16) NOT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE NULL COMMENT 'the first day on which it no longer holds; NULL: for good',
    reason VARCHAR(500) NOT NULL,
    account_id BINARY(16) NOT NULL,
    recorded_at DATETIME(6) NOT NULL,
    superseded_at DATETIME(6) NULL COMMENT 'the only column that is ever updated',
    live TINYINT AS (IF(superseded_at IS NULL, 1, NULL)) VIRTUAL,
    CONSTRAINT certificate_version_key PRIMARY KEY (certificate_version),
    CONSTRAINT certificate_version_live UNIQUE (number, valid_from, live),
    CONSTRAINT certificate_version_certificate FOREIGN KEY (number) REFERENCES certificate (number),
    CONSTRAINT certificate_version_status CHECK (status IN ('pre_authorised', 'authorised', 'suspended', 'revoked', 'succeeded')),
    CONSTRAINT certificate_version_validity CHECK (valid_to IS NULL OR valid_to > valid_from),
    CONSTRAINT certificate_version_record CHECK (superseded_at IS NULL OR superseded_at >= recorded_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
