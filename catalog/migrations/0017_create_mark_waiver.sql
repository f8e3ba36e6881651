CREATE TABLE mark_waiver (
    application_id BINARY(16) NOT NULL,
    test VARCHAR(16) NOT NULL,
    reason VARCHAR(500) NOT NULL,
    account_id BINARY(16) NOT NULL,
    account_name VARCHAR(100) NOT NULL,
    given_at DATETIME(6) NOT NULL,
    at_version BIGINT NOT NULL COMMENT 'the version of the application that holds it first',
    CONSTRAINT mark_waiver_key PRIMARY KEY (application_id, test),
    CONSTRAINT mark_waiver_application FOREIGN KEY (application_id) REFERENCES mark_application (application_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
