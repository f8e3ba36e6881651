CREATE TABLE mark_application_licence (
    application_id BINARY(16) NOT NULL,
    position INT NOT NULL,
    kind VARCHAR(16) NOT NULL,
    number VARCHAR(64) NOT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE NULL,
    CONSTRAINT mark_application_licence_key PRIMARY KEY (application_id, position),
    CONSTRAINT mark_application_licence_application FOREIGN KEY (application_id) REFERENCES mark_application (application_id),
    CONSTRAINT mark_application_licence_validity CHECK (valid_to IS NULL OR valid_to > valid_from)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
