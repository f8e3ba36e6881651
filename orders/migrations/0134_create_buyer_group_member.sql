-- Who is invited to a group, is in it by its own word, or has left it; may_order: whether the organiser may order for it.
CREATE TABLE buyer_group_member (
    group_id BINARY(16) NOT NULL,
    organisation_id BINARY(16) NOT NULL,
    membership VARCHAR(10) NOT NULL,
    may_order BOOLEAN NOT NULL,
    since DATETIME(6) NOT NULL,
    CONSTRAINT buyer_group_member_primary PRIMARY KEY (group_id, organisation_id),
    KEY buyer_group_member_by_organisation (organisation_id, group_id),
    CONSTRAINT buyer_group_member_group FOREIGN KEY (group_id) REFERENCES buyer_group (group_id),
    CONSTRAINT buyer_group_member_membership CHECK (membership IN ('invited', 'joined', 'left')),
    CONSTRAINT buyer_group_member_consent CHECK (NOT may_order OR membership = 'joined')
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
