CREATE TABLE labour_list_worker (
    labour_list_id BINARY(16) NOT NULL,
    position INT NOT NULL,
    identity_index BINARY(32) NOT NULL COMMENT 'keyed hash of the identity number: found by it, not read from it',
    person_index BINARY(32) NOT NULL COMMENT 'keyed hash of identity number and name',
    identity_sealed VARBINARY(100) NOT NULL,
    name_sealed VARBINARY(300) NOT NULL,
    CONSTRAINT labour_list_worker_key PRIMARY KEY (labour_list_id, position),
    CONSTRAINT labour_list_worker_once UNIQUE (labour_list_id, identity_index),
    CONSTRAINT labour_list_worker_list FOREIGN KEY (labour_list_id) REFERENCES labour_list (labour_list_id),
    INDEX labour_list_worker_by_identity (identity_index)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
