-- The fill of each house that was made with a group's.
CREATE TABLE group_fill_part (
    group_fill_id BINARY(16) NOT NULL,
    number INT NOT NULL,
    fill_id BINARY(16) NOT NULL,
    CONSTRAINT group_fill_part_primary PRIMARY KEY (group_fill_id, number),
    CONSTRAINT group_fill_part_fill_once UNIQUE (fill_id),
    CONSTRAINT group_fill_part_whole FOREIGN KEY (group_fill_id) REFERENCES group_fill (group_fill_id),
    CONSTRAINT group_fill_part_fill FOREIGN KEY (fill_id) REFERENCES need_fill (fill_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
