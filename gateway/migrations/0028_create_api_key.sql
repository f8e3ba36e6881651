CREATE TABLE api_key (
    id BINARY(16) NOT NULL,
    public_id VARBINARY(12) NOT NULL COMMENT 'in the text of the key',
    secret_hash BINARY(32) NOT NULL COMMENT 'SHA-256 of the secret',
    organisation_id BINARY(16) NOT NULL,
    created_by BINARY(16) NOT NULL,
    purpose VARCHAR(60) NOT NULL,
    scopes VARCHAR(4000) NOT NULL COMMENT 'permissions, separated by spaces',
    allowed_networks VARCHAR(1000) NOT NULL COMMENT 'separated by spaces; empty: from anywhere',
    created_at DATETIME(6) NOT NULL,
    expires_at DATETIME(6) NOT NULL,
    last_used_at DATETIME(6) NULL,
    revoked_at DATETIME(6) NULL,
    CONSTRAINT api_key_pk PRIMARY KEY (id),
    CONSTRAINT api_key_public_id_unique UNIQUE (public_id),
    CONSTRAINT api_key_organisation_exists FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT api_key_creator_exists FOREIGN KEY (created_by) REFERENCES account (id),
    CONSTRAINT api_key_ends_after_creation CHECK (expires_at > created_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
