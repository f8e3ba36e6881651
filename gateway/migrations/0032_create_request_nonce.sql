CREATE TABLE request_nonce (
    api_key_id BINARY(16) NOT NULL,
    nonce_hash BINARY(32) NOT NULL COMMENT 'SHA-256 of the nonce of a signed request',
    forget_at DATETIME(6) NOT NULL COMMENT 'after the signature has expired in every process',
    CONSTRAINT request_nonce_pk PRIMARY KEY (api_key_id, nonce_hash),
    KEY request_nonce_by_end (forget_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
