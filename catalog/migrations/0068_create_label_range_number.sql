CREATE TABLE label_range_number (
    counter TINYINT NOT NULL COMMENT 'always 1: one row, which is the lock',
    number BIGINT NOT NULL COMMENT 'the last one given',
    CONSTRAINT label_range_number_key PRIMARY KEY (counter),
    CONSTRAINT label_range_number_once CHECK (counter = 1)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
