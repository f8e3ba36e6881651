CREATE TABLE mark_decision (
    application_id BINARY(16) NOT NULL,
    at_version BIGINT NOT NULL COMMENT 'of the application that the decision led to',
    step VARCHAR(16) NOT NULL,
    verdict VARCHAR(16) NOT NULL,
    account_id BINARY(16) NOT NULL,
    account_name VARCHAR(100) NOT NULL,
    organisation_id BINARY(16) NOT NULL,
    decided_at DATETIME(6) NOT NULL,
    reasons VARCHAR(500) NOT NULL,
    CONSTRAINT mark_decision_key PRIMARY KEY (application_id, at_version),
    CONSTRAINT mark_decision_application FOREIGN KEY (application_id) REFERENCES mark_application (application_id),
    CONSTRAINT mark_decision_reasons CHECK (verdict = 'pass' OR reasons <> '')
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
