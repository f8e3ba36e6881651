CREATE TABLE labour_list_overlap (
    labour_list_id BINARY(16) NOT NULL,
    other_list_id BINARY(16) NOT NULL COMMENT 'of another organisation',
    people INT NOT NULL COMMENT 'who stand on both',
    CONSTRAINT labour_list_overlap_key PRIMARY KEY (labour_list_id, other_list_id),
    CONSTRAINT labour_list_overlap_people CHECK (people > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
