CREATE TABLE webhook_endpoint (
    id BINARY(16) NOT NULL,
    organisation_id BINARY(16) NOT NULL,
    url VARCHAR(2048) NOT NULL,
    event_types VARCHAR(4000) NOT NULL COMMENT 'patterns, separated by spaces',
    sealed_secret VARBINARY(160) NOT NULL,
    status VARCHAR(10) NOT NULL,
    disabled_reason VARCHAR(40) NULL,
    consecutive_failures INT NOT NULL,
    created_at DATETIME(6) NOT NULL,
    deleted_at DATETIME(6) NULL,
    version BIGINT NOT NULL,
    CONSTRAINT webhook_endpoint_pk PRIMARY KEY (id),
    CONSTRAINT webhook_endpoint_organisation_exists FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT webhook_endpoint_status_known CHECK (status IN ('enabled', 'disabled')),
    KEY webhook_endpoint_by_status (status, organisation_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
