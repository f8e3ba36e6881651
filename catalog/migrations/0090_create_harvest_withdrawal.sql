CREATE TABLE harvest_withdrawal (
    harvest_version BIGINT NOT NULL COMMENT 'superseded at that moment, with nothing in its place',
    withdrawn_at DATETIME(6) NOT NULL,
    withdrawn_by_account_id BINARY(16) NOT NULL,
    reason VARCHAR(500) NOT NULL,
    CONSTRAINT harvest_withdrawal_key PRIMARY KEY (harvest_version),
    CONSTRAINT harvest_withdrawal_version FOREIGN KEY (harvest_version) REFERENCES harvest_version (harvest_version)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
