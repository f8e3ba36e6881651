-- Which needs a fill is for.
CREATE TABLE need_fill_need (
    need_id BINARY(16) NOT NULL,
    fill_id BINARY(16) NOT NULL,
    CONSTRAINT need_fill_need_primary PRIMARY KEY (need_id, fill_id),
    KEY need_fill_need_by_fill (fill_id, need_id),
    CONSTRAINT need_fill_need_fill FOREIGN KEY (fill_id) REFERENCES need_fill (fill_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
