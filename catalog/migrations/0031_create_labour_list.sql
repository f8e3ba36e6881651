CREATE TABLE labour_list (
    labour_list_id BINARY(16) NOT NULL,
    organisation_id BINARY(16) NOT NULL,
    dated_on DATE NOT NULL COMMENT 'the day that the list speaks of',
    workers INT NOT NULL,
    account_id BINARY(16) NOT NULL,
    created_at DATETIME(6) NOT NULL,
    CONSTRAINT labour_list_key PRIMARY KEY (labour_list_id),
    CONSTRAINT labour_list_workers CHECK (workers BETWEEN 1 AND 5000)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
