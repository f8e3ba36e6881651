CREATE TABLE account (
    id BINARY(16) NOT NULL,
    organisation_id BINARY(16) NOT NULL,
    login VARCHAR(64) NOT NULL,
    display_name VARCHAR(60) NOT NULL,
    role VARCHAR(20) NOT NULL,
    password_hash VARCHAR(128) NOT NULL,
    session_epoch BIGINT NOT NULL,
    registered_at DATETIME(6) NOT NULL,
    version BIGINT NOT NULL,
    CONSTRAINT account_pk PRIMARY KEY (id),
    CONSTRAINT account_login_unique UNIQUE (login),
    CONSTRAINT account_organisation_exists FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT account_role_known CHECK (role IN ('cooperative', 'buyer', 'finance', 'partner', 'operator')),
    CONSTRAINT account_session_epoch_positive CHECK (session_epoch > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
