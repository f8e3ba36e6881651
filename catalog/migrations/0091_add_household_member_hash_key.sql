ALTER TABLE household_member
    ADD COLUMN hash_key VARBINARY(5) NOT NULL DEFAULT '' COMMENT 'whose secret made the hashes, as what it sealed begins; empty: from before it was noted',
    ADD COLUMN previous_identity_index BINARY(32) NULL COMMENT 'by the key before, while it is being replaced',
    ADD COLUMN previous_person_index BINARY(32) NULL,
    ADD CONSTRAINT household_member_previous CHECK ((previous_identity_index IS NULL) = (previous_person_index IS NULL)),
    ADD INDEX household_member_by_previous (previous_identity_index, live)
