CREATE TABLE organisation_tree (
    id TINYINT NOT NULL COMMENT 'always 1: who moves an organisation locks this row, one after the other',
    version BIGINT NOT NULL,
    CONSTRAINT organisation_tree_pk PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
