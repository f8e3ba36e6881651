CREATE TABLE certificate_serial (
    year INT NOT NULL,
    serial BIGINT NOT NULL COMMENT 'the last one given; its row is the lock',
    CONSTRAINT certificate_serial_key PRIMARY KEY (year)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
