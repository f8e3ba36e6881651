CREATE TABLE household_member (
    household_member BIGINT NOT NULL AUTO_INCREMENT,
    number VARCHAR(32) NOT NULL COMMENT 'of the household',
    relation VARCHAR(16) NOT NULL COMMENT 'to its head',
    identity_index BINARY(32) NOT NULL COMMENT 'keyed hash of the identity number: found by it, not read from it',
    person_index BINARY(32) NOT NULL COMMENT 'keyed hash of identity number and name',
    identity_sealed VARBINARY(100) NOT NULL,
    name_sealed VARBINARY(300) NOT NULL,
    recorded_at DATETIME(6) NOT NULL,
    superseded_at DATETIME(6) NULL,
    live TINYINT AS (IF(superseded_at IS NULL, 1, NULL)) VIRTUAL,
    CONSTRAINT household_member_key PRIMARY KEY (household_member),
    CONSTRAINT household_member_live UNIQUE (identity_index, live),
    CONSTRAINT household_member_relation CHECK (relation IN ('head', 'spouse', 'child', 'parent', 'grandchild', 'grandparent', 'sibling', 'other')),
    CONSTRAINT household_member_record CHECK (superseded_at IS NULL OR superseded_at >= recorded_at),
    INDEX household_member_by_household (number, live)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
