CREATE TABLE notice_read (
    notice_id BINARY(16) NOT NULL,
    account_id BINARY(16) NOT NULL,
    read_at DATETIME(6) NOT NULL,
    CONSTRAINT notice_read_pk PRIMARY KEY (notice_id, account_id),
    CONSTRAINT notice_read_notice_exists FOREIGN KEY (notice_id) REFERENCES notice (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
