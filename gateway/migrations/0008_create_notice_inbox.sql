CREATE TABLE notice_inbox (
    organisation_id BINARY(16) NOT NULL,
    last_number BIGINT NOT NULL COMMENT 'its row is the lock of all notices of the organisation',
    CONSTRAINT notice_inbox_pk PRIMARY KEY (organisation_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
