CREATE TABLE role_assignment (
    id BINARY(16) NOT NULL,
    account_id BINARY(16) NOT NULL,
    role VARCHAR(20) NOT NULL,
    unit_id BINARY(16) NULL COMMENT 'null: the whole organisation',
    valid_from DATETIME(6) NOT NULL,
    valid_to DATETIME(6) NULL,
    granted_by BINARY(16) NULL COMMENT 'an account; null: the system',
    delegated_from BINARY(16) NULL COMMENT 'the assignment that granted_by lent out',
    ended_at DATETIME(6) NULL COMMENT 'before its time',
    CONSTRAINT role_assignment_pk PRIMARY KEY (id),
    CONSTRAINT role_assignment_account_exists FOREIGN KEY (account_id) REFERENCES account (id),
    CONSTRAINT role_assignment_source_exists FOREIGN KEY (delegated_from) REFERENCES role_assignment (id),
    CONSTRAINT role_assignment_role_known CHECK (role IN (
        'clerk', 'approver', 'acceptance_signer', 'finance', 'reviewer', 'administrator', 'auditor')),
    CONSTRAINT role_assignment_ends_after_beginning CHECK (valid_to IS NULL OR valid_to > valid_from),
    KEY role_assignment_by_unit (unit_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
