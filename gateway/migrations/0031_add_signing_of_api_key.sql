ALTER TABLE api_key
    MODIFY COLUMN secret_hash BINARY(32) NULL COMMENT 'SHA-256 of the secret; NULL: the key signs',
    ADD COLUMN signature_algorithm VARBINARY(16) NULL COMMENT 'hmac-sha256 or ed25519; NULL: the key is a bearer',
    ADD COLUMN signature_key VARBINARY(128) NULL COMMENT 'the public key, or the sealed shared secret',
    ADD CONSTRAINT api_key_is_bearer_or_signs CHECK ((secret_hash IS NULL) = (signature_algorithm IS NOT NULL)
        AND (signature_algorithm IS NULL) = (signature_key IS NULL))
