CREATE TABLE webhook_event (
    id BINARY(16) NOT NULL,
    type VARCHAR(64) NOT NULL,
    aggregate_id VARCHAR(64) NOT NULL,
    occurred_at DATETIME(6) NOT NULL,
    body MEDIUMBLOB NOT NULL COMMENT 'rendered once: every attempt sends these bytes',
    CONSTRAINT webhook_event_pk PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
