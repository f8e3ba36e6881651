CREATE TABLE recovery_code (
    account_id BINARY(16) NOT NULL,
    number INT NOT NULL,
    hash VARCHAR(128) NOT NULL COMMENT 'argon2id of the letters',
    used_at DATETIME(6) NULL,
    CONSTRAINT recovery_code_pk PRIMARY KEY (account_id, number),
    CONSTRAINT recovery_code_account_exists FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
