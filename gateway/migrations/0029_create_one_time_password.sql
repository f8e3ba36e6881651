CREATE TABLE one_time_password (
    account_id BINARY(16) NOT NULL,
    sealed_secret VARBINARY(100) NOT NULL,
    confirmed_at DATETIME(6) NULL COMMENT 'NULL: no right code was given yet',
    last_step BIGINT NOT NULL COMMENT 'the newest whose code was used',
    tries INT NOT NULL COMMENT 'since tries_since, without a right one',
    tries_since DATETIME(6) NOT NULL,
    CONSTRAINT one_time_password_pk PRIMARY KEY (account_id),
    CONSTRAINT one_time_password_account_exists FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
