CREATE TABLE session (
    token_hash BINARY(32) NOT NULL,
    account_id BINARY(16) NOT NULL,
    epoch BIGINT NOT NULL,
    opened_at DATETIME(6) NOT NULL,
    expires_at DATETIME(6) NOT NULL,
    closed_at DATETIME(6) NULL,
    CONSTRAINT session_pk PRIMARY KEY (token_hash),
    CONSTRAINT session_account_exists FOREIGN KEY (account_id) REFERENCES account (id),
    CONSTRAINT session_ends_after_opening CHECK (expires_at > opened_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
