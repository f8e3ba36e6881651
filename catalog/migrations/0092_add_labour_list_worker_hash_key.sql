ALTER TABLE labour_list_worker
    ADD COLUMN hash_key VARBINARY(5) NOT NULL DEFAULT '' COMMENT 'whose secret made the hashes, as what it sealed begins; empty: from before it was noted',
    ADD COLUMN previous_identity_index BINARY(32) NULL COMMENT 'by the key before, while it is being replaced',
    ADD COLUMN previous_person_index BINARY(32) NULL,
    ADD CONSTRAINT labour_list_worker_previous CHECK ((previous_identity_index IS NULL) = (previous_person_index IS NULL)),
    ADD INDEX labour_list_worker_by_previous (previous_identity_index)
