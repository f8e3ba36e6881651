CREATE TABLE registration_queue (
    id TINYINT NOT NULL COMMENT 'always 1: who hands in a registration locks this row, so that two do not pass the limit together',
    version BIGINT NOT NULL,
    CONSTRAINT registration_queue_pk PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
